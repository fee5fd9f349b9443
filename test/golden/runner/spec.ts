/** The `spec` of a case, or the words of its title and call, as parameters of the statistics. */
import type { Screening } from '#lib/domain/tables/availability.ts';
import type { ImputeBy } from '#lib/domain/tables/impute.ts';
import type { Normalisation } from '#lib/domain/statistics/normalise.ts';
import type { Treatment } from '#lib/domain/statistics/treatment.ts';
import type { MeanKind } from '#lib/domain/statistics/weighted-mean.ts';
import { CaseError } from './case-error.ts';
import type { Aggregation } from './model-of.ts';
import { cellsIn, isRecord } from './table.ts';
import type { Node, Tree } from './tree.ts';

type Spec = Readonly<Record<string, unknown>>;

export function section(spec: Spec, name: string): Spec | null {
  const value = spec[name];
  return isRecord(value) ? value : null;
}

function numberIn(spec: Spec, ...names: readonly string[]): number | null {
  const found = names.map((name) => spec[name]).find((value) => typeof value === 'number');
  return typeof found === 'number' ? found : null;
}

export function pairIn(value: unknown): readonly [number, number] | null {
  const [a, b] = cellsIn(value) ?? [];
  return typeof a === 'number' && typeof b === 'number' ? [a, b] : null;
}

/** A number of the spec, or of the meta row that "meta.Column" or the default column names. */
function perIndicator(spec: Spec, names: readonly string[], node: Node | null, fallback: readonly string[]): number {
  const written = names.map((name) => spec[name]).find((value) => value !== undefined && value !== null);
  if (typeof written === 'number') return written;
  const columns = typeof written === 'string' ? [written.replace(/^meta\./, '')] : fallback;
  const cell = columns.map((name) => node?.more(name)).find((value) => typeof value === 'number');
  if (typeof cell !== 'number') throw new CaseError(`no ${names[0] ?? ''} for ${node?.code ?? 'the column'}`);
  return cell;
}

function flag(spec: Spec, names: readonly string[], node: Node | null, fallback: string, otherwise: boolean): boolean {
  const written = names.map((name) => spec[name]).find((value) => typeof value === 'boolean');
  const cell = node?.more(fallback);
  return typeof written === 'boolean' ? written : typeof cell === 'boolean' ? cell : otherwise;
}

/** `units`: to find a reference unit by its code; in COINr `iref` counts from 1. */
export function normalisation(spec: Spec, node: Node | null, units: readonly string[]): Normalisation {
  const name = String(spec['f']).replace(/^n_/, '');
  switch (name) {
    case 'minmax': {
      const [from, to] = pairIn(spec['l_u']) ?? [0, 100];
      return { kind: 'min_max', from, to };
    }
    case 'zscore': {
      const [mean, sd] = pairIn(spec['m_sd']) ?? [0, 1];
      return { kind: 'z_score', mean, sd };
    }
    case 'rank': {
      const ties = spec['ties'] ?? 'min';
      if (ties !== 'min' && ties !== 'average' && ties !== 'max') throw new CaseError('unknown ties');
      return { kind: 'rank', ties };
    }
    case 'prank':
      return { kind: 'percentile_rank' };
    case 'borda':
      return { kind: 'borda' };
    case 'dist2max':
      return { kind: 'distance_to_maximum' };
    case 'goalposts': {
      const [low, high] = pairIn(spec['gposts']) ?? [null, null];
      return {
        kind: 'goalposts',
        lower: low ?? perIndicator(spec, ['lower', 'lo'], node, ['goalpost_lower']),
        upper: high ?? perIndicator(spec, ['upper', 'hi'], node, ['goalpost_upper']),
        scale: numberIn(spec, 'scale') ?? (node === null ? 1 : perIndicator(spec, ['scale'], node, ['goalpost_scale'])),
        truncate: flag(spec, ['truncate', 'trunc2posts'], node, 'goalpost_trunc2posts', true)
      };
    }
    case 'dist2targ':
      return {
        kind: 'distance_to_target',
        target: perIndicator(spec, ['target', 'targ'], node, ['Target']),
        cap: flag(spec, ['cap_max', 'cap'], null, '', false)
      };
    case 'dist2ref': {
      const named = spec['ref'] ?? spec['reference'] ?? spec['unit'] ?? spec['uCode'];
      const unit = typeof named === 'string' ? units.indexOf(named) : (numberIn(spec, 'iref') ?? 0) - 1;
      if (unit < 0) throw new CaseError('no reference unit');
      return { kind: 'distance_to_reference', unit, cap: flag(spec, ['cap_max', 'cap'], null, '', false) };
    }
    default:
      throw new CaseError(`unknown normalisation "${name}"`);
  }
}

/** The normalisation that a text names: "min-max 0-100", "minmax(1,100)", "z-score". */
export function normalisationInWords(words: string): Spec | null {
  const range = /min-?max[^0-9-]{0,3}(-?[\d.]+)\s*[-,–]\s*(-?[\d.]+)/i.exec(words);
  if (range !== null) return { f: 'minmax', l_u: [Number(range[1]), Number(range[2])] };
  if (/min-?max/i.test(words)) return { f: 'minmax', l_u: [0, 100] };
  const z = /z-?score[^0-9-]{0,3}(-?[\d.]+)\s*,\s*([\d.]+)/i.exec(words);
  if (z !== null) return { f: 'zscore', m_sd: [Number(z[1]), Number(z[2])] };
  return /z-?score/i.test(words) ? { f: 'zscore', m_sd: [0, 1] } : null;
}

export function meanKind(name: unknown): MeanKind {
  switch (String(name).replace(/^a_/, '')) {
    case 'amean':
      return 'arithmetic';
    case 'gmean':
      return 'geometric';
    case 'hmean':
      return 'harmonic';
    default:
      throw new CaseError(`unknown aggregation "${String(name)}"`);
  }
}

/** One mean and threshold per level above the indicators; a single one stands for all. */
export function aggregation(spec: Spec | null, tree: Tree): Aggregation {
  const levels = tree.top.level - 1;
  const spread = (value: unknown, otherwise: unknown): readonly unknown[] => {
    const given: readonly unknown[] = Array.isArray(value) ? value : [value ?? otherwise];
    if (given.length !== 1 && given.length !== levels)
      throw new CaseError(`${given.length} aggregations for ${levels} levels`);
    return Array.from({ length: levels }, (_, level) => given[given.length === 1 ? 0 : level]);
  };
  if (spec?.['para'] !== undefined && spec['para'] !== null)
    throw new CaseError('unknown parameters of an aggregation');
  return {
    means: spread(spec?.['f'], 'amean').map(meanKind),
    thresholds: spread(spec?.['dat_thresh'], 0).map((one) => {
      if (one !== null && typeof one !== 'number') throw new CaseError('a threshold is a number');
      return one ?? 0;
    })
  };
}

export function treatment(spec: Spec): Treatment {
  const first = spec['f1'] ?? 'winsorise';
  if (first !== 'winsorise') throw new CaseError(`unknown treatment ${JSON.stringify(first)}`);
  return {
    winsoriseAtMost: spec['winmax'] === null ? null : (numberIn(spec, 'winmax') ?? 5),
    skewness: numberIn(spec, 'skew_thresh') ?? 2,
    kurtosis: numberIn(spec, 'kurt_thresh') ?? 3.5,
    fallback: fallback(spec),
    combine: spec['combine_treat'] === true
  };
}

function fallback(spec: Spec): Treatment['fallback'] {
  switch (spec['f2'] === undefined ? 'log_CT' : spec['f2']) {
    case null:
    case 'none':
    case '':
      return null;
    case 'log_CT':
      return { kind: 'log' };
    case 'log_CT_orig':
      return { kind: 'log_plus_one' };
    case 'boxcox':
      return { kind: 'box_cox', lambda: numberIn(spec, 'lambda', 'lambda_') ?? 0 };
    default:
      throw new CaseError(`unknown treatment "${String(spec['f2'])}"`);
  }
}

export function screening(spec: Spec): Screening {
  const named = spec['by'] ?? spec['unit_screen'] ?? 'NA';
  const by = typeof named === 'string' ? named.replace(/^by/, '') : '';
  if (!['NA', 'zeros', 'NAandzeros'].includes(by)) throw new CaseError(`unknown screening ${JSON.stringify(named)}`);
  return {
    available: by === 'zeros' ? null : (numberIn(spec, 'dat_thresh') ?? 2 / 3),
    nonZero: by === 'NA' ? null : (numberIn(spec, 'nonzero_thresh') ?? 0.05)
  };
}

export interface Imputation {
  readonly by: ImputeBy;
  readonly from: 'column' | 'row';
  /** Column of the units' table; null: all units. */
  readonly group: string | null;
  /** Level of the groups of indicators whose members help each other; null: all indicators. */
  readonly level: number | null;
}

export function imputation(spec: Spec): Imputation {
  const name = String(spec['f']);
  const group = spec['use_group'] ?? spec['group'];
  const within = /gr(ou)?p/.test(name);
  if (!/^(i_)?(mean|median)(_grp|_by_group)?$/.test(name)) throw new CaseError(`unknown imputation "${name}"`);
  if (within && (typeof group !== 'string' || group === '')) throw new CaseError('no group to impute within');
  return {
    by: name.includes('median') ? 'median' : 'mean',
    from: spec['by'] === 'row' || spec['impute_by'] === 'row' ? 'row' : 'column',
    group: within ? String(group) : null,
    level: (numberIn(spec, 'group_level') ?? 0) > 1 ? numberIn(spec, 'group_level') : null
  };
}
