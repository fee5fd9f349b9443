/** Published versions, parsed and compiled once per process: they never change, so they never go stale. */
import type { Dependencies } from '#lib/domain/country-file/dependencies.ts';
import { thaw } from '#lib/domain/instrument/freeze.ts';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import type { Logic, Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { isScoringModel, parseScoringModel, type ScoringModel } from '#lib/domain/scoring/model.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { dependenciesOf } from '#lib/survey/dependencies.ts';
import type { PublishedVersion, Versions } from './storage/port.ts';

export interface CompiledVersion {
  readonly ref: VersionRef;
  readonly questionnaire: Questionnaire;
  readonly logic: Logic;
  readonly dependencies: Dependencies;
  readonly scoring: ScoringModel;
}

export interface VersionShelf {
  /** null: never published. */
  get(instrument: string, version: string): Promise<CompiledVersion | null>;
}

/** Throws where a frozen version cannot be compiled: it was linted before it was frozen, so this is never the author's fault. */
export function compileFrozen(
  frozen: Pick<PublishedVersion, 'instrument' | 'version' | 'sha256' | 'canonical'>
): CompiledVersion {
  const { instrument, version, sha256 } = frozen;
  const bundle = thaw(frozen.canonical);
  const questionnaire = parseQuestionnaire(instrument, version, bundle.survey, bundle.lineage);
  const scoring = parseScoringModel(bundle.scoring);
  if (isFindings(questionnaire)) throw new Error(`${instrument} ${version}: ${questionnaire[0]?.message ?? ''}`);
  if (!isScoringModel(scoring)) throw new Error(`${instrument} ${version}: ${scoring[0]?.message ?? ''}`);
  return {
    ref: { instrument, version, sha256 },
    questionnaire,
    logic: compileLogic(questionnaire),
    dependencies: dependenciesOf(questionnaire),
    scoring
  };
}

export function createVersionShelf(versions: Pick<Versions, 'get'>): VersionShelf {
  const shelf = new Map<string, CompiledVersion>();
  return {
    async get(instrument, version) {
      const key = `${instrument}/${version}`;
      const kept = shelf.get(key);
      if (kept !== undefined) return kept;
      const published = await versions.get(instrument, version);
      if (published === null) return null;
      const made = compileFrozen(published);
      shelf.set(key, made);
      return made;
    }
  };
}
