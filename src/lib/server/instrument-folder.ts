/** Reads surveys/<instrument>/<version>/ from disk. Judges nothing but that the three files are there and are JSON. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstrumentBundle } from '#lib/domain/instrument/freeze.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';

export interface InstrumentFolder extends InstrumentBundle {
  readonly instrument: string;
  readonly version: string;
}

async function readJson(folder: string, file: string): Promise<{ readonly json: unknown } | Problem> {
  try {
    return { json: JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return problem('instrument.unreadable', { file: join(folder, file), reason }, file);
  }
}

/** `root`: the folder that holds the instruments, usually "surveys". */
export async function readInstrumentFolder(
  root: string,
  instrument: string,
  version: string
): Promise<InstrumentFolder | Problem> {
  const folder = join(root, instrument, version);
  const survey = await readJson(folder, 'survey.json');
  if (isProblem(survey)) return survey;
  const scoring = await readJson(folder, 'scoring.json');
  if (isProblem(scoring)) return scoring;
  const lineage = await readJson(folder, 'lineage.json');
  if (isProblem(lineage)) return lineage;
  return { instrument, version, survey: survey.json, scoring: scoring.json, lineage: lineage.json };
}

/** Every instrument and version under `root`, in alphabetical order. */
export async function listInstrumentFolders(
  root: string
): Promise<readonly { readonly instrument: string; readonly version: string }[]> {
  const instruments = await foldersIn(root);
  const versions = await Promise.all(instruments.map((instrument) => foldersIn(join(root, instrument))));
  return instruments.flatMap((instrument, index) =>
    (versions[index] ?? []).map((version) => ({ instrument, version }))
  );
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
