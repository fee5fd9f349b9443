/** What a quick hand does on a page before its scripts have come, and whether it is all still there when they have. */
import type { Page } from 'playwright-core';

/** Every fold, field and choice of the page as it stands now: where, what. */
function standing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main details, main input:not([type=hidden]), main textarea, main select')].map(
      (element) => {
        const where = element.closest('[id]')?.id ?? '';
        if (element instanceof HTMLDetailsElement) {
          return `${where} ${element.querySelector('summary')?.textContent.trim() ?? ''}: ${element.open ? 'open' : 'folded'}`;
        }
        const field = element as HTMLInputElement;
        const ticked = ['checkbox', 'radio'].includes(field.type) ? [field.checked ? 'on' : 'off'] : [];
        return [where, field.name, field.value, ...ticked].join(' | ');
      }
    )
  );
}

/** Opens every fold, types into every field, changes every choice. */
function touchAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLElement>('main details:not([open]) > summary')) fold.click();
    for (const field of document.querySelectorAll('main select, main textarea, main input')) {
      if (field.matches(':disabled, :read-only:not(select, [type=checkbox], [type=radio])')) continue;
      if (field instanceof HTMLSelectElement) {
        // A place in a ranking is given once.
        const given = [...(field.closest('fieldset')?.querySelectorAll('select') ?? [])].map(({ value }) => value);
        field.value =
          [...field.options].find(({ value }) => value !== '' && !given.includes(value))?.value ?? field.value;
      }
      if (field instanceof HTMLTextAreaElement) field.value = 'Typed on a slow line';
      else if (field instanceof HTMLInputElement) {
        if (field.type === 'checkbox' || field.type === 'radio') field.click();
        else if (field.type === 'date') field.value = '2026-12-24';
        else if (field.type === 'datetime-local') field.value = '2026-12-24T10:30';
        else if (['number', 'numeric'].includes(field.type) || field.inputMode === 'numeric') field.value = '2024';
        else if (['text', 'email', 'search'].includes(field.type)) field.value = 'typed@example.org';
      }
    }
  });
}

/** The scripts are held back until everything has been touched; before and after they ran, as lists that should be equal. */
export async function earlyHands(
  page: Page,
  path: string
): Promise<{ readonly touched: readonly string[]; readonly later: readonly string[] }> {
  const held: (() => void)[] = [];
  let open = false;
  await page.route('**/*.js', (route) => {
    if (open) return route.continue();
    held.push(() => void route.continue());
    return undefined;
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('footer').waitFor();
  await touchAll(page);
  const touched = await standing(page);
  open = true;
  for (const go of held) go();
  // The frame puts it in when its scripts have taken the page over.
  await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  const later = await standing(page);
  await page.unrouteAll({ behavior: 'wait' });
  return { touched, later };
}
