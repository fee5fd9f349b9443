/** A person who has a keyboard alone: goes on by Tab until the wanted control has the focus, and sees where he is. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than any page has between two of its controls. */
const mostStops = 400;

/** Tab by Tab (or back) to a control; fails where Tab never comes there or where the focus cannot be seen. */
export async function tabTo(page: Page, wanted: Locator, back = false): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await hasFocus(wanted)) {
      expect(await showsFocus(wanted), `the focus is seen on ${await wanted.evaluate((it) => it.outerHTML)}`).toBe(
        true
      );
      return;
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never comes to ${String(wanted)}`);
}

export async function press(page: Page, wanted: Locator, key: 'Enter' | 'Space', back = false): Promise<void> {
  await tabTo(page, wanted, back);
  await page.keyboard.press(key);
}

export async function typeInto(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** The radio of a group by its arrow keys: Tab comes to the group, to the chosen one or to the first. */
export async function choose(page: Page, group: Locator, at: number): Promise<void> {
  for (let stops = 0; stops < mostStops && !(await group.evaluateAll(anyFocused)); stops += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let steps = 0; steps < mostStops && !(await group.nth(at).isChecked()); steps += 1)
    await page.keyboard.press('ArrowDown');
}

function anyFocused(elements: readonly Element[]): boolean {
  return elements.some((element) => element === document.activeElement);
}
function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluateAll(anyFocused);
}
/** An outline or ring drawn on the control, or on the label around it. */
function showsFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) =>
    [element, element.closest('label')].some((it) => {
      if (it === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    })
  );
}
