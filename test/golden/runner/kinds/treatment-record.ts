/** The record of a treatment as COINr writes it: the checks per indicator, and what was done to each point. */
import type { Treated } from '#lib/domain/statistics/treatment.ts';
import type { Check } from '../check.ts';
import { column, text, texts, type Table } from '../table.ts';

type Record_ = ReadonlyMap<string, Treated>;

export function compareDetails(check: Check, name: string, record: Record_, expected: Table): void {
  const judged = new Map([...record].filter(([, { checks }]) => checks.length > 0));
  const codes = texts(column(expected, 'iCode'));
  check.set(`${name}, indicators`, judged.keys(), codes);
  const details = new Map<string, (treated: Treated) => number | null>();
  for (const look of [0, 1, 2]) {
    details.set(`check_SkewKurt${look}.Pass`, ({ checks }) =>
      checks[look] === undefined ? null : Number(checks[look].pass)
    );
    details.set(`check_SkewKurt${look}.Skew`, ({ checks }) => checks[look]?.skewness ?? null);
    details.set(`check_SkewKurt${look}.Kurt`, ({ checks }) => checks[look]?.kurtosis ?? null);
  }
  details.set('winsorise.nwin', ({ winsorised }) => winsorised);
  for (const [detail, of] of details) {
    const cells = expected.columns.get(detail);
    const got = codes.map((code) => {
      const treated = judged.get(code);
      return treated === undefined ? null : of(treated);
    });
    // COINr has no column for a step that no indicator needed.
    if (cells !== undefined) check.numbers(`${name} ${detail}`, got, cells);
    else if (got.some((one) => one !== null)) check.problem(`${name}: ${detail} is missing`);
  }
  for (const other of expected.columns.keys())
    if (other !== 'iCode' && !details.has(other)) check.problem(`${name}: nothing knows how to compare ${other}`);
}

/**
 * COINr's table of treated points carries no unit codes: its rows are in the order of the treated table, and a case may
 * label them in another (A32 labels them in the order of the data file, and so calls a unit at the bottom one that was
 * brought down from the top). Where the labels do not fit at all, the order of the `treated` output stands for them.
 */
export function comparePoints(
  check: Check,
  name: string,
  points: Points,
  expected: Table,
  treatedOutput: Table | null
): void {
  const labelled = texts(column(expected, 'uCode'));
  check.set(`${name}, units`, points.units, labelled);
  const judged = [...points.record].filter(([, { checks }]) => checks.length > 0).map(([code]) => code);
  check.set(
    `${name}, indicators`,
    judged,
    [...expected.columns.keys()].filter((code) => code !== 'uCode')
  );
  const byLabel = marksIn(points, labelled);
  const order = treatedOutput === null ? labelled : texts(column(treatedOutput, 'uCode'));
  const byPlace = marksIn(points, order);
  const fits = (marks: ReadonlyMap<string, readonly string[]>): boolean =>
    [...marks].every(([code, column_]) => {
      const cells = expected.columns.get(code);
      return cells === undefined || cells.every((cell, row) => text(cell) === column_[row]);
    });
  const marks = !fits(byLabel) && order.length === labelled.length && fits(byPlace) ? byPlace : byLabel;
  for (const [code, got] of marks) {
    const cells = expected.columns.get(code);
    if (cells !== undefined) check.texts(`${name} ${code}`, got, cells);
  }
}

export interface Points {
  readonly units: readonly string[];
  readonly record: Record_;
  readonly fallback: string;
}

function marksIn(
  { units, record, fallback }: Points,
  order: readonly string[]
): ReadonlyMap<string, readonly string[]> {
  const rows = new Map(units.map((unit, row) => [unit, row]));
  return new Map(
    [...record].map(([code, treated]) => {
      // boxcox leaves no mark of its own in COINr.
      const mark = treated.transformed && fallback !== 'boxcox' ? `+${fallback}` : '';
      return [
        code,
        order.map((unit) => {
          const point = treated.points[rows.get(unit) ?? -1] ?? null;
          return `${point === null ? '' : point === 'top' ? 'winhi' : 'winlo'}${mark}`;
        })
      ];
    })
  );
}
