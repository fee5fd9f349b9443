/** What axe-core finds wrong on a page, WCAG 2.2's size of targets included: a line each with the elements. Needs scripts. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const options = JSON.stringify({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });

export async function violationsOn(page: Page): Promise<readonly string[]> {
  // Evaluated through the debugger, which the page's policy does not bind.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`);
  const { pathname } = new URL(page.url());
  return violations.map(({ id, nodes }) => `${pathname}: ${id} ${nodes.map(({ html }) => html).join('  ')}`);
}
