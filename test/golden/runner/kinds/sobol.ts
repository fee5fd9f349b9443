/** Global sensitivity: the design of a case is run through treatment, normalisation and aggregation, then decomposed. */
import type { Column } from '#lib/domain/statistics/outcome.ts';
import { rank } from '#lib/domain/statistics/rank.ts';
import { sobolIndices } from '#lib/domain/statistics/sobol.ts';
import { aggregateFrame, normaliseFrame } from '../engine.ts';
import { CaseError } from '../case-error.ts';
import type { CaseFile } from '../case-file.ts';
import { dataFiles, expectedTable, namedCases, treeOf, type Running } from '../sources.ts';
import { aggregation, normalisation, pairIn, section, treatment } from '../spec.ts';
import { cellsIn, column, columnOf, numberOf, text, type Cell, type Frame, type Table } from '../table.ts';
import type { Tree } from '../tree.ts';
import { eachOutput, type Kind } from './kind.ts';
import { stageOf } from './pipeline.ts';
import { compareSpread } from './spread.ts';
import { drawnWeight, drawTables } from './uncertainty.ts';

export const sobol: Kind = {
  name: 'sensitivity',
  claims: ({ outputs }) => 'design' in outputs && ('sens' in outputs || 'y' in outputs),
  run: (running) => {
    const tree = treeOf(running);
    const design = expectedTable(running, 'design');
    const factors = [...design.columns.keys()];
    const n = design.rows / (factors.length + 2);
    if (!Number.isInteger(n)) throw new CaseError('the design is not N × (d + 2) runs');
    const origin = pipelineOf(running);
    const screened = stageOf({ ...running, file: origin }, 'screened');
    const nominal = columnOf(stageOf({ ...running, file: origin }, 'aggregated'), tree.top.code);
    const scores = runs(running, { tree, design, origin, screened });
    const ranked = (values: Column) => rank(values, { first: 'highest', ties: 'min' });
    const nominalRanks = ranked(nominal);
    const y = scores.map((run) => meanShift(ranked(run), nominalRanks));
    const { units } = screened;
    // What the design is, is given, not computed.
    running.check.leftOut.push('design');
    eachOutput({ ...running, file: without(running.file, 'design') }, (name) => {
      switch (name) {
        case 'scores': {
          const columns = new Map([['Nominal', nominal], ...scores.map((run, at) => [`r_${at + 1}`, run] as const)]);
          running.check.frame(name, { units, columns }, expectedTable(running, name), 'uCode');
          return true;
        }
        case 'y':
          running.check.numbers(name, y, cellsIn(running.file.outputs[name]) ?? []);
          return true;
        case 'sens': {
          const indices = sobolIndices(y, n, factors.length);
          const expected = expectedTable(running, name);
          running.check.numbers(
            'sens Si',
            indices.map(({ first }) => first.value),
            column(expected, 'Si')
          );
          running.check.numbers(
            'sens STi',
            indices.map(({ total }) => total.value),
            column(expected, 'STi')
          );
          for (const label of expected.columns.keys())
            if (!['Variable', 'Si', 'STi'].includes(label))
              running.check.problem(`sens: nothing knows how to compare ${label}`);
          return true;
        }
        case 'rank_stats':
          // COINr takes them from the runs A and B alone.
          compareSpread(
            running.check,
            name,
            { units, runs: scores.slice(0, 2 * n).map(ranked), nominal: nominalRanks },
            expectedTable(running, name)
          );
          return true;
        default:
          return false;
      }
    });
  }
};

function without(file: CaseFile, output: string): CaseFile {
  return { ...file, outputs: Object.fromEntries(Object.entries(file.outputs).filter(([name]) => name !== output)) };
}

/** Mean over the units ranked both times of |rank − nominal rank|. */
function meanShift(ranks: Column, nominal: Column): number {
  const shifts = ranks.flatMap((place, unit) => {
    const other = nominal[unit] ?? null;
    return place === null || other === null ? [] : [Math.abs(place - other)];
  });
  return shifts.reduce((total, shift) => total + shift, 0) / shifts.length;
}

/** The case with the whole pipeline: one the input names, else the one of the folder with the same meta file. */
function pipelineOf(running: Running): CaseFile {
  const { folder, file } = running;
  const [named] = namedCases(running);
  if (named !== undefined) return named.file;
  const whole = folder.caseNames().flatMap((name) => {
    try {
      const other = folder.caseFile(name);
      const full = ['treat', 'normalise', 'aggregate'].every((step) => section(other.spec, step) !== null);
      return full && ('screened' in other.outputs || section(other.spec, 'screen') !== null) ? [other] : [];
    } catch {
      return [];
    }
  });
  const found = whole.find((other) => other.meta === file.meta) ?? (whole.length === 1 ? whole[0] : undefined);
  if (found === undefined) throw new CaseError('no case in the folder has the whole pipeline');
  return found;
}

interface Setting {
  readonly tree: Tree;
  readonly design: Table;
  readonly origin: CaseFile;
  readonly screened: Frame;
}

function runs(running: Running, { tree, design, origin, screened }: Setting): readonly Column[] {
  const known = ['winmax', 'skew_thresh', 'kurt_thresh', 'normalisation', 'weight_draw'];
  for (const factor of design.columns.keys())
    if (!known.includes(factor)) throw new CaseError(`unknown factor "${factor}" in the design`);
  const draws = design.columns.has('weight_draw') ? sobolDraws(running, tree, column(design, 'weight_draw')) : null;
  const how = aggregation(section(origin.spec, 'aggregate'), tree);
  const normalised = new Map<string, Frame>();
  return Array.from({ length: design.rows }, (_, run) => {
    const cell = (factor: string): Cell => design.columns.get(factor)?.[run] ?? null;
    const key = JSON.stringify(known.slice(0, 4).map(cell));
    const frame = normalised.get(key) ?? prepared(running, { tree, origin, screened }, cell);
    normalised.set(key, frame);
    const row = draws === null ? null : rowOfDraw(draws, cell('weight_draw'));
    const scores = aggregateFrame(
      frame,
      tree,
      how,
      draws === null || row === null ? undefined : drawnWeight(draws, row)
    );
    return columnOf(scores, tree.top.code);
  });
}

function prepared(
  running: Running,
  { tree, origin, screened }: Omit<Setting, 'design'>,
  cell: (factor: string) => Cell
): Frame {
  const changed = Object.fromEntries(
    ['winmax', 'skew_thresh', 'kurt_thresh'].flatMap((name) => (cell(name) === null ? [] : [[name, cell(name)]]))
  );
  const name = text(cell('normalisation')).replace(/^n_/, '');
  const own = section(origin.spec, 'normalise') ?? {};
  const spec = name === '' ? own : { ...own, f: name, ...rangeOf(running, name) };
  return normaliseFrame(screened, tree, {
    treat: treatment({ ...section(origin.spec, 'treat'), ...changed }),
    normalise: (node) => normalisation(spec, node, screened.units)
  });
}

/** What the methods of the design scale to: as the case or the folder's README says, "minmax(1,100) or zscore(10,2)". */
function rangeOf({ file, folder }: Running, name: string): Readonly<Record<string, unknown>> {
  const written = section(file.spec, name);
  if (written !== null) return written;
  const words = [JSON.stringify(file.spec), file.title, file.call, file.notes, folder.readme()].join('\n');
  const number = '(-?[\\d.]+)';
  const found = new RegExp(`\\b(?:n_)?${name}\\s*\\(\\s*${number}\\s*,\\s*${number}\\s*\\)`).exec(words);
  const otherwise = name === 'zscore' ? [10, 2] : [1, 100];
  const pair = pairIn(found === null ? otherwise : [Number(found[1]), Number(found[2])]);
  return name === 'zscore' ? { m_sd: pair } : { l_u: pair };
}

/** Of the files of draws, the one whose own numbering has every draw of the design; its name or id column says "draw" or "sobol". */
function sobolDraws(running: Running, tree: Tree, wanted: readonly Cell[]): Table {
  const names = [...new Set([...dataFiles(running), ...running.folder.dataNames()])];
  const fits = names
    .filter((name) => drawTables(running, tree, [name]).length > 0)
    .filter((name) => wanted.every((draw) => rowIn(running.folder.table(name), draw) !== -1))
    .map((name) => {
      const table = running.folder.table(name);
      const [id = ''] = table.columns.keys();
      return { table, likely: Number(/draw/i.test(id)) + Number(/sobol|sensitiv/i.test(name)) };
    })
    .sort((a, b) => b.likely - a.likely || a.table.rows - b.table.rows);
  const [first] = fits;
  if (first === undefined) throw new CaseError('no data file has the draws of weights of the design');
  return first.table;
}

function rowIn(draws: Table, draw: Cell): number {
  const [ids = []] = draws.columns.values();
  return ids.indexOf(draw);
}

function rowOfDraw(draws: Table, draw: Cell): number {
  const row = rowIn(draws, draw);
  if (row === -1 || numberOf(draw) === null) throw new CaseError(`no draw ${text(draw)}`);
  return row;
}
