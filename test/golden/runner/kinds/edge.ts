/** Single calls with their input and output side by side: {in: {x, f, …}, out}. Where COINr stops, no figure is expected. */
import { kurtosis, mean, median, sd, skewness } from '#lib/domain/statistics/describe.ts';
import { normalise } from '#lib/domain/statistics/normalise.ts';
import type { Column, Outcome } from '#lib/domain/statistics/outcome.ts';
import { boxCox, shiftedLog, shiftedLogOfOne, winsoriseOnce } from '#lib/domain/statistics/treat.ts';
import { weightedMean } from '#lib/domain/statistics/weighted-mean.ts';
import { CaseError } from '../case-error.ts';
import { meanKind, normalisation } from '../spec.ts';
import { cellsIn, isRecord, numberOf, numbers } from '../table.ts';
import { eachOutput, type Kind } from './kind.ts';

type Input = Readonly<Record<string, unknown>>;

export const edge: Kind = {
  name: 'single calls',
  claims: ({ outputs }) =>
    Object.values(outputs).every((output) => isRecord(output) && 'in' in output && 'out' in output),
  run: (running) => {
    eachOutput(running, (name) => {
      const output = running.file.outputs[name];
      if (!isRecord(output) || !isRecord(output['in'])) return false;
      const got = called(output['in']);
      const { out } = output;
      if (isRecord(out)) {
        if (!('error' in out)) throw new CaseError(`${name}: an output that is neither values nor an error`);
        running.check.numbers(
          name,
          got,
          got.map(() => null)
        );
        return true;
      }
      running.check.numbers(name, got, cellsIn(out) ?? cellsIn([out]) ?? []);
      return true;
    });
  }
};

function called(input: Input): Column {
  const f = String(input['f']);
  const x = cellsIn(input['x']) ?? cellsIn([input['x']]);
  const values = x === null ? [] : numbers(x);
  switch (f.replace(/^[ain]_/, '')) {
    case 'amean':
    case 'gmean':
    case 'hmean':
      return means(input, f);
    case 'skew':
      return [skewness(values).value];
    case 'kurt':
      return [kurtosis(values).value];
    case 'mean':
      return [mean(values).value];
    case 'median':
      return [median(values).value];
    case 'sd':
      return [sd(values).value];
    case 'log_CT':
      return shiftedLog(values);
    case 'log_CT_orig':
      return shiftedLogOfOne(values);
    case 'boxcox': {
      const lambda = input['lambda_'] ?? input['lambda'];
      if (typeof lambda !== 'number') throw new CaseError('Box-Cox without lambda');
      return boxCox(values, lambda, input['makepos'] === false ? 'as_is' : 'to_one');
    }
  }
  const side = /winsorise once at the (top|bottom)/.exec(f)?.[1];
  if (side !== undefined) return winsoriseOnce(values, side === 'top' ? 'top' : 'bottom');
  return normalise(values, input['direction'] === -1 ? -1 : 1, normalisation(input, null, [])).column;
}

/** x one row of members, or several rows. */
function means(input: Input, f: string): Column {
  const { x, w, dat_thresh: threshold } = input;
  const one = cellsIn(x);
  const rows = one !== null ? [one] : Array.isArray(x) ? x.map((row: unknown) => cellsIn(row) ?? []) : [];
  const weights = (cellsIn(w) ?? rows[0]?.map(() => 1) ?? []).map((weight) => numberOf(weight) ?? 0);
  const mean_ = (row: Column): Outcome =>
    weightedMean(meanKind(f), row, weights, typeof threshold === 'number' ? threshold : 0);
  return rows.map((row) => mean_(numbers(row)).value);
}
