/**
 * Positions on a horizontal axis that mirrors with the writing direction, as SVG percentages, so that a picture
 * stretches with its box, needs no script and prints. Pure; refuses nothing: values outside the axis are held at its ends.
 */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly dir: 'ltr' | 'rtl';
}

function share(axis: Axis, value: number): number {
  const within = Math.min(Math.max(value, Math.min(axis.from, axis.to)), Math.max(axis.from, axis.to));
  const part = ((within - axis.from) / (axis.to - axis.from)) * 100;
  return Math.round((axis.dir === 'rtl' ? 100 - part : part) * 1000) / 1000;
}

/** Where `value` lies, e.g. '62.5%'. */
export function at(axis: Axis, value: number): string {
  return `${share(axis, value)}%`;
}

/** x and width of the stretch between two values, whichever side is the start. */
export function between(axis: Axis, low: number, high: number): { readonly x: string; readonly width: string } {
  const [a, b] = [share(axis, low), share(axis, high)];
  return { x: `${Math.min(a, b)}%`, width: `${Math.round(Math.abs(b - a) * 1000) / 1000}%` };
}

/** Text beside a point at the end edge of the axis is anchored so that it stays inside. */
export function anchorOf(axis: Axis, value: number): 'start' | 'middle' | 'end' {
  const position = share(axis, value);
  return position < 8 ? 'start' : position > 92 ? 'end' : 'middle';
}
