/** A stand-alone model file for `soundings score`: read, judged, and named by the digest of its content. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';
import { isScoringModel, parseScoringModel } from '#lib/domain/scoring/model.ts';
import { tableFindings } from '#lib/domain/scoring/table-fit.ts';
import { sha256 } from '#lib/server/sha256.ts';
import { TableFault } from '#lib/server/imports/table/text-lines.ts';

/** A file that is no model at all has hundreds. */
const most = 50;

export interface TableModel {
  readonly path: string;
  readonly method: string;
  readonly index: IndexModel;
  /** Of the file's canonical JSON: the same whatever the spacing and the order of keys. */
  readonly sha256: string;
}

/** null: it has mistakes, and they have been printed. Throws TableFault where it is no model for a table. */
export function readModel(path: string, weights: string | null): TableModel | null {
  const json = jsonOf(path);
  const file = basename(path);
  const parsed = parseScoringModel(json);
  const index = isScoringModel(parsed) ? parsed.index : null;
  const findings = isScoringModel(parsed) ? (index === null ? [] : tableFindings(index)) : parsed;
  for (const { message, rule } of findings.slice(0, most)) console.error(`error: ${file} ${message} (${rule})`);
  if (findings.length > most) console.error(`error: ${file} and ${findings.length - most} more`);
  if (findings.length > 0 || !isScoringModel(parsed)) return null;
  if (index === null) throw new TableFault(problem('model.no_index', { file }));
  const known = ['equal', ...index.weights.sets.map(({ id }) => id)];
  if (weights !== null && !known.includes(weights))
    throw new TableFault(problem('model.unknown_weights', { name: weights, known: known.join(', ') }));
  return { path, method: parsed.method, index, sha256: sha256(canonicalJson(json)) };
}

function jsonOf(path: string): unknown {
  const file = basename(path);
  const fault = (code: 'table.unreadable' | 'model.not_json', cause: unknown): TableFault => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new TableFault(problem(code, { file, reason }) satisfies Problem);
  };
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw fault('table.unreadable', cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('model.not_json', cause);
  }
}
