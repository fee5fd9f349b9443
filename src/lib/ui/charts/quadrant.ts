/**
 * Where the codes of an importance × capacity plane are written: points that fall together share a cell and stand side by
 * side in it, so that no label hides another. Pure geometry in the units of the picture; nothing is dropped or moved far.
 */
export interface QuadrantPoint {
  /** A short code written in the picture, e.g. P01. */
  readonly id: string;
  readonly label: string;
  /** 0–100. */
  readonly capacity: number;
  /** 0–100. */
  readonly importance: number;
}

export interface Plane {
  readonly size: number;
  readonly margin: number;
  readonly dir: 'ltr' | 'rtl';
}

export interface PlacedPoint extends QuadrantPoint {
  readonly x: number;
  readonly y: number;
}

const code = { width: 34, height: 19, perRow: 2 } as const;

export function position(
  plane: Plane,
  capacity: number,
  importance: number
): { readonly x: number; readonly y: number } {
  const inner = plane.size - 2 * plane.margin;
  const along = plane.margin + (capacity / 100) * inner;
  return {
    x: plane.dir === 'rtl' ? plane.size - along : along,
    y: plane.margin + (1 - importance / 100) * inner
  };
}

/** Centres of the codes; `merge` is how near (in points of 0–100) two values count as one place. */
export function place(plane: Plane, points: readonly QuadrantPoint[], merge = 6): readonly PlacedPoint[] {
  const cells: QuadrantPoint[][] = [];
  for (const point of points) {
    const cell = cells.find(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.capacity - point.capacity) < merge &&
        Math.abs(first.importance - point.importance) < merge
    );
    if (cell === undefined) cells.push([point]);
    else cell.push(point);
  }
  return cells.flatMap((cell) => {
    const first = cell[0];
    if (first === undefined) return [];
    const centre = position(plane, first.capacity, first.importance);
    const rows = Math.ceil(cell.length / code.perRow);
    return cell.map((point, index) => {
      const row = Math.floor(index / code.perRow);
      const inRow = Math.min(code.perRow, cell.length - row * code.perRow);
      const column = index % code.perRow;
      return {
        ...point,
        x: centre.x + (column - (inRow - 1) / 2) * code.width,
        y: centre.y + (row - (rows - 1) / 2) * code.height
      };
    });
  });
}
