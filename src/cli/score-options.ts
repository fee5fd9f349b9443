/** The words after `soundings score`, checked; a wrong call is a Usage, before any file is opened. */
import { parseArgs } from 'node:util';
import { Usage } from './command.ts';

export const scoreUsage =
  'score <model.json> <data.csv> [--units <id column>] [--groups <csv>] [--weights <set>] [--na "NA,.."] ' +
  '[--uncertainty 1000 [--seed <number>]] [--format csv|json] [--out <file>]';

export interface ScoreOptions {
  readonly model: string;
  readonly data: string;
  readonly units: string | null;
  readonly groups: string | null;
  /** null: the set that the model publishes. */
  readonly weights: string | null;
  readonly gaps: ReadonlySet<string>;
  /** Replications, and the seed; its null: the model's own. */
  readonly uncertainty: { readonly replications: number; readonly seed: number | null } | null;
  readonly format: 'csv' | 'json';
  readonly out: string | null;
}

export function scoreOptions(args: readonly string[]): ScoreOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      units: { type: 'string' },
      groups: { type: 'string' },
      weights: { type: 'string' },
      uncertainty: { type: 'string' },
      seed: { type: 'string' },
      na: { type: 'string', default: '' },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' }
    }
  });
  const [model, data, ...more] = positionals;
  if (model === undefined || data === undefined || more.length > 0)
    throw new Usage('Two files are needed: a model and a table.');
  const { format } = values;
  if (format !== 'csv' && format !== 'json') throw new Usage(`--format is csv or json, not ${format}.`);
  const gaps = values.na.split(',').map((code) => code.trim());
  return {
    model,
    data,
    units: values.units ?? null,
    groups: values.groups ?? null,
    weights: values.weights ?? null,
    uncertainty: drawingOf(values.uncertainty, values.seed),
    gaps: new Set(gaps.filter((code) => code !== '')),
    format,
    out: values.out ?? null
  };
}

function drawingOf(replications: string | undefined, seed: string | undefined): ScoreOptions['uncertainty'] {
  if (replications === undefined) {
    if (seed === undefined) return null;
    throw new Usage('--seed is of --uncertainty: without it nothing is drawn.');
  }
  const count = wholeNumber(replications);
  if (count === null || count < 1 || count > 100_000)
    throw new Usage(`--uncertainty is a number of replications from 1 to 100000, not ${replications}.`);
  const start = seed === undefined ? null : wholeNumber(seed);
  if (seed !== undefined && start === null)
    throw new Usage(`--seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}.`);
  return { replications: count, seed: start };
}

function wholeNumber(text: string): number | null {
  const value = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(value) ? value : null;
}
