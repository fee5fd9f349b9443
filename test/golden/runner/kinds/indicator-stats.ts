/** The table of indicator statistics with COINr's flags (get_stats: thresholds as its defaults, or as the call names them). */
import { indicatorStatistics, type IndicatorStatistics } from '#lib/domain/statistics/indicator-statistics.ts';
import type { CaseFile } from '../case-file.ts';
import { expectedTable } from '../sources.ts';
import { column, columnOf, numberOf, tableIn, texts } from '../table.ts';
import { treeOf } from '../sources.ts';
import { eachOutput, type Kind } from './kind.ts';
import { startOf } from './pipeline.ts';

const figures: Readonly<Record<string, (s: IndicatorStatistics) => number | null>> = {
  Min: (s) => s.min.value,
  Max: (s) => s.max.value,
  Mean: (s) => s.mean.value,
  Median: (s) => s.median.value,
  Std: (s) => s.sd.value,
  Q1: (s) => s.q1.value,
  Q3: (s) => s.q3.value,
  Skew: (s) => s.skewness.value,
  Kurt: (s) => s.kurtosis.value,
  'N.Avail': (s) => s.n,
  'N.NonZero': (s) => s.nonZero,
  'N.Unique': (s) => s.unique,
  'N.Same': (s) => s.mostFrequent,
  'Frc.Avail': (s) => s.n / s.of,
  'Frc.NonZero': (s) => s.nonZero / s.n,
  'Frc.Unique': (s) => s.unique / s.n,
  'Frc.Same': (s) => s.mostFrequent / s.n
};

const flags = (
  threshold: (name: string, otherwise: number) => number
): Readonly<Record<string, (s: IndicatorStatistics) => string>> => ({
  'Flag.Avail': (s) => (s.n / s.of >= threshold('t_avail', 0.65) ? 'ok' : 'LOW'),
  'Flag.NonZero': (s) => (s.nonZero / s.of >= threshold('t_zero', 0.5) ? 'ok' : 'LOW'),
  'Flag.Unique': (s) => (s.unique / s.of >= threshold('t_unq', 0.5) ? 'ok' : 'LOW'),
  'Flag.SkewKurt': (s) =>
    Math.abs(s.skewness.value ?? 0) > threshold('t_skew', 2) && (s.kurtosis.value ?? 0) > threshold('t_kurt', 3.5)
      ? 'OUT'
      : 'ok'
});

function thresholdsOf({ spec, call }: CaseFile): (name: string, otherwise: number) => number {
  return (name, otherwise) =>
    numberOf(typeof spec[name] === 'number' ? spec[name] : null) ??
    Number(new RegExp(`${name}\\s*=\\s*([\\d.]+)`).exec(call)?.[1] ?? otherwise);
}

export const indicatorStats: Kind = {
  name: 'indicator statistics',
  claims: ({ outputs }) =>
    Object.values(outputs).some((output) => {
      const table = tableIn(output);
      return table !== null && ['iCode', 'Mean', 'Std'].every((name) => table.columns.has(name));
    }),
  run: (running) => {
    const frame = startOf(running, treeOf(running));
    const flagsOf = flags(thresholdsOf(running.file));
    eachOutput(running, (name) => {
      const expected = expectedTable(running, name);
      const codes = texts(column(expected, 'iCode'));
      running.check.set(`${name}, indicators`, frame.columns.keys(), codes);
      const statistics = codes.map((code) => indicatorStatistics(columnOf(frame, code)));
      for (const [label, cells] of expected.columns) {
        const number = figures[label];
        const flag = flagsOf[label];
        if (number !== undefined) running.check.numbers(`${name} ${label}`, statistics.map(number), cells);
        else if (flag !== undefined) running.check.texts(`${name} ${label}`, statistics.map(flag), cells);
        else if (label !== 'iCode') running.check.problem(`${name}: nothing knows how to compare ${label}`);
      }
      return true;
    });
  }
};
