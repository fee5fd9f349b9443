/**
 * Back to the field in which one was writing, in a page that has come anew in another language: with its caret, and where
 * it stood on the screen. Also where the field is folded, or its control is fetched only now.
 */
import { tick } from 'svelte';
import { fieldsOf, placeKey, rememberPlace, type Place } from './remember-place.ts';

/** For what waits in this browser, and then for a control that is fetched, in milliseconds. */
const longestWait = 3_000;

/** From then on places are remembered here too; gives back how to stop. */
export function returnToPlace(ready: Promise<void>): () => void {
  void goThere(ready);
  return rememberPlace();
}

async function goThere(ready: Promise<void>): Promise<void> {
  const place = taken();
  // A browser that is slow to read what it keeps does not keep one from going on.
  await Promise.race([ready, new Promise((done) => setTimeout(done, longestWait))]);
  await tick();
  const question = document.querySelector(`[data-question="${place?.question ?? ''}"]`);
  // Who has gone elsewhere meanwhile stays there.
  if (place === null || place.path !== location.pathname || question === null || inUse()) return;
  const field = (await found(question, place)) ?? fieldsOf(question)[0];
  if (field === undefined || inUse()) return;
  for (let fold = field.parentElement?.closest('details'); fold; fold = fold.parentElement?.closest('details')) {
    if (!(field instanceof HTMLElement && field.matches('summary') && field.parentElement === fold)) fold.open = true;
  }
  field.focus({ preventScroll: true });
  const writes = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  if (writes && place.caret !== null) field.setSelectionRange(...place.caret);
  const top = Math.min(Math.max(place.top, innerHeight / 8), innerHeight * 0.75);
  scrollBy({ top: field.getBoundingClientRect().top - top, behavior: 'instant' });
}

function taken(): Place | null {
  const text = sessionStorage.getItem(placeKey);
  sessionStorage.removeItem(placeKey);
  return text === null ? null : (JSON.parse(text) as Place);
}

function inUse(): boolean {
  return document.activeElement?.closest('[data-question]') != null;
}

function found(question: Element, { name, value, at, of }: Place): Promise<HTMLElement | null> {
  const look = (): HTMLElement | null => {
    const fields = fieldsOf(question);
    if (name === null) return fields.length === of ? (fields[at] ?? null) : null;
    const same = fields.filter((field) => field.getAttribute('name') === name);
    return same.find((field) => value === null || field.getAttribute('value') === value) ?? null;
  };
  return new Promise((done) => {
    const end = (field: HTMLElement | null) => {
      clearTimeout(timer);
      watch.disconnect();
      done(field);
    };
    const watch = new MutationObserver(() => {
      const field = look();
      if (field !== null) end(field);
    });
    const timer = setTimeout(() => end(null), longestWait);
    const now = look();
    if (now === null) watch.observe(question, { childList: true, subtree: true });
    else end(now);
  });
}
