/** Finds the Chromium that the browser tests drive, or installs Debian's where that is possible; says in one line what is missing. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function chromiumPath(): string | null {
  return places.find((place) => place !== undefined && place !== '' && existsSync(place)) ?? null;
}

const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];

/** null when Chromium is there (or was just installed); else one line that says what to do. */
export function ensureChromium(): string | null {
  if (chromiumPath() !== null) return null;
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${packages.join(', ')} for the browser tests …`);
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    try {
      execFileSync('apt-get', ['update', '-qq'], quiet);
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    } catch {
      // told below
    }
  }
  return chromiumPath() === null
    ? `Chromium is missing: run "apt-get install ${packages.join(' ')}" as root, or set CHROMIUM_PATH.`
    : null;
}
