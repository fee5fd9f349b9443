/**
 * `soundings score`: any table by a model file, with the arithmetic of published scores. Needs no store. Results to standard
 * output or --out, progress and remarks to standard error; a table or model with a fault gives no result at all.
 */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { columnsRead, type Table } from '#lib/domain/scoring/table-fit.ts';
import { isUnfit, scoreTable, type TableScores } from '#lib/domain/scoring/table.ts';
import { csvRecords, jsonPieces, type TableReport } from '#lib/server/exports/table-scores.ts';
import { readGroups } from '#lib/server/imports/table/read-groups.ts';
import { readTable, type TableRead } from '#lib/server/imports/table/read-table.ts';
import { TableFault } from '#lib/server/imports/table/text-lines.ts';
import { productVersion } from '#lib/server/product.ts';
import { refused, type Command } from './command.ts';
import { readModel, type TableModel } from './table-model.ts';
import { scoreOptions, scoreUsage, type ScoreOptions } from './score-options.ts';
import { drawable, drawn } from './table-draws.ts';
import { unfitProblem } from './table-unfit.ts';

export const score: Command = {
  words: ['score'],
  usage: [scoreUsage],
  async run(args, to) {
    const options = scoreOptions(args);
    try {
      const model = readModel(options.model, options.weights);
      if (model === null) return 1;
      if (options.uncertainty !== null) drawable(model);
      const read = await readData(options, model);
      const grouped = options.groups === null ? null : await readGroups(options.groups, read, options.units !== null);
      const table: Table = { ...read, groups: grouped ?? read.groups };
      const scores = scoreTable(model.index, table, options.weights ?? undefined);
      if (isUnfit(scores)) return refused(unfitProblem(basename(options.data), read, scores));
      remark(table, scores);
      const uncertainty = drawn(options, model, table, scores);
      await write(options, to, { recipe: recipeOf(options, model, read), table, scores, uncertainty });
      return 0;
    } catch (cause) {
      if (cause instanceof TableFault) return refused(cause.problem);
      throw cause;
    }
  }
};

function readData({ data, units, gaps }: ScoreOptions, { index }: TableModel): Promise<TableRead> {
  const { impute } = index.steps;
  return readTable({
    path: data,
    units,
    columns: columnsRead(index),
    groupedBy: impute?.kind === 'column' ? impute.by : null,
    gaps,
    progress: (rows) => console.error(`${basename(data)}: ${rows.toLocaleString('en')} rows read`)
  });
}

function recipeOf({ data, groups, weights }: ScoreOptions, model: TableModel, read: TableRead) {
  const { index, method, sha256 } = model;
  return {
    program: { soundings: productVersion, node: process.version },
    model: { file: basename(model.path), sha256, method, index: index.id, title: index.title },
    data: { file: basename(data), sha256: read.sha256, units: read.unitColumn, groups: groups && basename(groups) },
    weights: index.weights.sets.find(({ id }) => id === (weights ?? index.weights.published)) ?? { id: 'equal' },
    steps: index.steps,
    levels: index.levels,
    ranking: index.ranking
  };
}

/** What a reader should know before he uses the figures. */
function remark(table: Table, { nodes, screenedOut, unscaled }: TableScores): void {
  const index = nodes.at(-1);
  const scored = index?.scores.filter((value) => value !== null).length ?? 0;
  const without = table.units.length - screenedOut.length - scored;
  console.error(`${table.units.length} units: ${scored} with a score, ${without} without, ${screenedOut.length} screened out`); // prettier-ignore
  for (const [id, why] of unscaled)
    console.error(`indicator ${id} could not be scaled (${why.replaceAll('_', ' ')}): it counts as missing everywhere`);
}

async function write({ out, format }: ScoreOptions, to: Writable, report: TableReport): Promise<void> {
  if (out === null) return send(report, format, to);
  const unfinished = `${out}.part`;
  try {
    await send(report, format, createWriteStream(unfinished));
    await rename(unfinished, out);
  } catch (cause) {
    await rm(unfinished, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TableFault(unwritable(out, reason));
  }
}

function unwritable(file: string, reason: string): Problem {
  return problem('table.unwritable', { file: basename(file), reason });
}

async function send(report: TableReport, format: ScoreOptions['format'], to: Writable): Promise<void> {
  try {
    if (format === 'json') await pipeline(Readable.from(jsonPieces(report)), to);
    else await pipeline(Readable.from(csvRecords(report)), stringify(), to);
  } catch (cause) {
    // Whoever reads may have had enough (head); that is no fault.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EPIPE')) throw cause;
  }
}
