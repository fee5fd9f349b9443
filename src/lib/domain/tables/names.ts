/** Names out of somebody's file, for messages: the one that was probably meant, and any text made safe to print. */

/** The closest of `names` by edit distance, capitals aside; null: there are none. */
export function nearestName(wanted: string, names: readonly string[]): string | null {
  const target = wanted.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of names) {
    const distance = editDistance(target, name.toLowerCase().slice(0, longest));
    if (best === null || distance < best.distance) best = { name, distance };
  }
  return best?.name ?? null;
}

const longest = 100;

/** Insertions, deletions and replacements from one to the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + (a[i] === b[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Up to 40 characters; what could move the cursor or the writing direction of a terminal becomes a visible mark. */
export function shown(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD');
  return safe.length > 40 ? `${safe.slice(0, 39)}…` : safe;
}
