/**
 * Would a set of published aggregates reveal an aggregate of too few countries? Whoever has the aggregates with their n can
 * add and subtract them: what can be worked out is their linear span. Finds differences of nested groups, a total less the
 * other groups, and longer chains over overlapping groups. Knows nothing of figures, only of who is in which set.
 */

/** True where some combination of the sets rests on 1 … limit − 1 countries. A set that small counts itself. */
export function revealsFewerThan(limit: number, sets: readonly ReadonlySet<string>[]): boolean {
  const atoms = atomsOf(sets);
  const large = atoms.filter((atom) => atom.size >= limit);
  const small = atoms.filter((atom) => atom.size < limit);
  if (small.length === 0) return false;
  const columns = [...large, ...small];
  const rows = sets.map(() => new Float64Array(columns.length));
  for (const [column, atom] of columns.entries()) for (const set of atom.sets) rows[set]?.fill(1, column, column + 1);
  const rest = eliminate(rows, large.length);
  if (rest.length === 0) return false;
  // The reduced rows depend on the order of columns: both orders, and pairs of rows, find what one of them may hide.
  const sizes = columns.map((atom) => atom.size);
  if (restsOnFew(rest, sizes, limit)) return true;
  const turned = rest.map((row) => row.toReversed());
  return restsOnFew(eliminate(turned, 0), sizes.toReversed(), limit);
}

function restsOnFew(rows: readonly Float64Array[], sizes: readonly number[], limit: number): boolean {
  return rows.some(
    (a, first) =>
      isFew(a, 0, a, sizes, limit) ||
      rows.some((b, second) => second > first && (isFew(a, 1, b, sizes, limit) || isFew(a, -1, b, sizes, limit)))
  );
}

interface Atom {
  /** Positions of the sets that hold these countries. */
  readonly sets: readonly number[];
  size: number;
}

/** Countries that are in exactly the same sets cannot be told apart by sums over the sets. */
function atomsOf(sets: readonly ReadonlySet<string>[]): Atom[] {
  const memberships = new Map<string, number[]>();
  sets.forEach((set, position) => {
    for (const iso3 of set) {
      const known = memberships.get(iso3);
      if (known === undefined) memberships.set(iso3, [position]);
      else known.push(position);
    }
  });
  const atoms = new Map<string, Atom>();
  for (const positions of memberships.values()) {
    const key = positions.join();
    const atom = atoms.get(key);
    if (atom === undefined) atoms.set(key, { sets: positions, size: 1 });
    else atom.size += 1;
  }
  return [...atoms.values()];
}

/** Gauss–Jordan; returns the reduced rows that are zero on the first `leading` columns: what rests on small atoms alone. */
function eliminate(rows: Float64Array[], leading: number): Float64Array[] {
  const columns = rows[0]?.length ?? 0;
  let pivotRow = 0;
  let firstOfRest = rows.length;
  for (let column = 0; column < columns && pivotRow < rows.length; column++) {
    if (column >= leading && firstOfRest > pivotRow) firstOfRest = Math.min(firstOfRest, pivotRow);
    const best = rows.findIndex((row, at) => at >= pivotRow && Math.abs(row[column] ?? 0) > tolerance);
    const pivot = rows[best];
    const swapped = rows[pivotRow];
    if (pivot === undefined || swapped === undefined) continue;
    rows[best] = swapped;
    rows[pivotRow] = pivot;
    const scale = pivot[column] ?? 1;
    for (let at = column; at < columns; at++) pivot[at] = (pivot[at] ?? 0) / scale;
    for (const [position, row] of rows.entries()) {
      const factor = row[column] ?? 0;
      if (position === pivotRow || Math.abs(factor) <= tolerance) continue;
      for (let at = column; at < columns; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
    pivotRow += 1;
  }
  return rows.slice(Math.min(firstOfRest, pivotRow), pivotRow);
}

const tolerance = 1e-9;

/** Does a + sign · b rest on 1 … limit − 1 countries? */
function isFew(a: Float64Array, sign: number, b: Float64Array, sizes: readonly number[], limit: number): boolean {
  let support = 0;
  for (let at = 0; at < a.length; at++) {
    if (Math.abs((a[at] ?? 0) + sign * (b[at] ?? 0)) <= tolerance) continue;
    support += sizes[at] ?? 0;
    if (support >= limit) return false;
  }
  return support > 0;
}
