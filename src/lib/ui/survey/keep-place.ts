/**
 * Changes what the page shows without moving what is looked at: the question in use (or the first one in sight) stands
 * after it where it stood before, whatever appears or goes above it.
 */
import { tick } from 'svelte';

export async function keepPlace(change: () => void): Promise<void> {
  const anchor = inUse() ?? firstInSight();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  change();
  await tick();
  if (anchor === null || !anchor.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  // What is hidden now has no place to keep.
  if (moved !== 0 && anchor.getClientRects().length > 0) scrollBy({ top: moved, behavior: 'instant' });
}

function inUse(): Element | null {
  const question = document.activeElement?.closest('[data-question]') ?? null;
  if (question === null) return null;
  const { top, bottom } = question.getBoundingClientRect();
  return bottom > 0 && top < innerHeight ? (document.activeElement ?? question) : null;
}

function firstInSight(): Element | null {
  const all = [...document.querySelectorAll('[data-question]:not([hidden])')];
  return all.find((question) => question.getBoundingClientRect().top >= 0) ?? null;
}
