/** A panel over rounds: scores with bounds pooled over all rounds or of each round, and compound annual growth. */
import { compoundGrowth } from '#lib/domain/statistics/growth.ts';
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { normaliseRounds } from '#lib/domain/statistics/panel.ts';
import { aggregateFrame } from '../engine.ts';
import { CaseError } from '../case-error.ts';
import { dataFiles, expectedTable, treeOf, type Running } from '../sources.ts';
import { aggregation, normalisation, normalisationInWords, section } from '../spec.ts';
import { column, columnOf, numberOf, numbers, texts, type Frame, type Table } from '../table.ts';
import type { Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';

type Bounds = 'all_rounds' | 'each_round';

export const panel: Kind = {
  name: 'panel',
  claims: ({ outputs }) => 'aggregated_global' in outputs || 'aggregated_local' in outputs || 'cagr' in outputs,
  run: (running) => {
    const tree = treeOf(running);
    const data = panelData(running, tree);
    eachOutput(running, (name) => {
      switch (name) {
        case 'aggregated_global':
        case 'aggregated_local': {
          const scores = scored(running, tree, data, name === 'aggregated_global' ? 'all_rounds' : 'each_round');
          running.check.frame(name, scores, keyed(expectedTable(running, name)), 'uCode at Time');
          return true;
        }
        case 'cagr':
          compareGrowth(running, tree, data, expectedTable(running, name));
          return true;
        default:
          return false;
      }
    });
  }
};

interface Panel {
  /** "unit at time", as the rows stand. */
  readonly keys: readonly string[];
  readonly units: readonly string[];
  readonly times: Column;
  readonly table: Table;
}

function key(unit: string, time: number | null): string {
  return `${unit} at ${String(time)}`;
}

function panelData(running: Running, tree: Tree): Panel {
  const codes = tree.indicators.map((node) => node.code);
  const table = dataFiles(running)
    .map((name) => running.folder.table(name))
    .find((one) => ['uCode', 'Time', ...codes].every((name) => one.columns.has(name)));
  if (table === undefined) throw new CaseError('no panel with uCode, Time and all codes of the meta file');
  const units = texts(column(table, 'uCode'));
  const times = numbers(column(table, 'Time'));
  return { keys: units.map((unit, row) => key(unit, times[row] ?? null)), units, times, table };
}

/** The same table with one key of unit and time. */
function keyed(table: Table): Table {
  const times = numbers(column(table, 'Time'));
  const keys = texts(column(table, 'uCode')).map((unit, row) => key(unit, times[row] ?? null));
  const rest = [...table.columns].filter(([name]) => name !== 'uCode' && name !== 'Time');
  return { rows: table.rows, columns: new Map([['uCode at Time', keys], ...rest]) };
}

function scored(running: Running, tree: Tree, data: Panel, bounds: Bounds): Frame {
  const { spec, title } = running.file;
  const how = section(spec, 'normalise') ?? normalisationInWords(title);
  if (how === null) throw new CaseError('no normalisation in spec or title');
  const times = [...new Set(data.times)];
  const rows = times.map((time) => data.times.flatMap((one, row) => (one === time ? [row] : [])));
  const order = rows.flat();
  const columns = tree.indicators.map((node) => {
    const values = numbers(column(data.table, node.code));
    const rounds = rows.map((round) => round.map((row) => values[row] ?? null));
    const scaled = normaliseRounds(rounds, node.direction, normalisation(how, node, data.units), bounds);
    return [node.code, scaled.flatMap((round) => round.column)] as const;
  });
  const normalised = { units: order.map((row) => data.keys[row] ?? ''), columns: new Map(columns) };
  return aggregateFrame(normalised, tree, aggregation(section(spec, 'aggregate'), tree));
}

/** Groups grow as their scores with pooled bounds do; indicators as measured, with their direction (COINr get_trends). */
function compareGrowth(running: Running, tree: Tree, data: Panel, expected: Table): void {
  const scores = scored(running, tree, data, 'all_rounds');
  const rows = new Map(scores.units.map((unit, row) => [unit, row]));
  const units = texts(column(expected, 'uCode'));
  const codes = texts(column(expected, 'iCode'));
  const growth = units.map((unit, row) => {
    const code = codes[row] ?? '';
    const own = data.units.flatMap((one, at) => (one === unit ? [at] : []));
    const values = tree.groups.some((group) => group.code === code)
      ? own.map((at) => columnOf(scores, code)[rows.get(data.keys[at] ?? '') ?? -1] ?? null)
      : own.map((at) => numberOf(column(data.table, code)[at]));
    return compoundGrowth(
      own.map((at) => data.times[at] ?? NaN),
      values
    );
  });
  for (const [label, cells] of expected.columns) {
    switch (label) {
      case 'uCode':
      case 'iCode':
        break;
      case 'CAGR': {
        const directions = codes.map((code) => tree.nodes.find((node) => node.code === code)?.direction ?? 1);
        const got = growth.map(({ rate }, row) => (rate.value === null ? null : rate.value * (directions[row] ?? 1)));
        running.check.numbers('cagr CAGR', got, cells);
        break;
      }
      case 'Avail':
        running.check.numbers(
          'cagr Avail',
          growth.map(({ availability }) => availability),
          cells
        );
        break;
      case 't_first':
        running.check.numbers(
          'cagr t_first',
          growth.map(({ first }) => first),
          cells
        );
        break;
      case 't_latest':
        running.check.numbers(
          'cagr t_latest',
          growth.map(({ last }) => last),
          cells
        );
        break;
      default:
        running.check.problem(`cagr: nothing knows how to compare ${label}`);
    }
  }
}
