/** A real Chromium with an empty profile, and pages signed in as somebody. */
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';

export function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('Chromium is missing');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  });
}

export interface Looks {
  readonly language?: string;
  readonly width?: number;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
  /** false: every request is the page's own, and can be stopped on its way. */
  readonly serviceWorker?: boolean;
}

/** A window of its own: nothing is shared with another context. */
export async function contextOf(
  browser: Browser,
  origin: string,
  session: string | null,
  { language = 'en', width = 1280, dark = false, javaScript = true, serviceWorker = true }: Looks = {}
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
    serviceWorkers: serviceWorker ? 'allow' : 'block'
  });
  context.setDefaultTimeout(15_000);
  const { hostname } = new URL(origin);
  const cookie = (name: string, value: string) => ({ name, value, domain: hostname, path: '/' });
  await context.addCookies([cookie('language', language), ...(session === null ? [] : [cookie('session', session)])]);
  return context;
}
