/** Published versions, parsed and compiled once per process: they never change, so they never go stale. */
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import type { Logic, Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';

export interface CompiledVersion {
  readonly ref: VersionRef;
  readonly questionnaire: Questionnaire;
  readonly logic: Logic;
  readonly scoring: ScoringModel;
}

export interface VersionShelf {
  /** null: never published. */
  get(instrument: string, version: string): Promise<CompiledVersion | null>;
}
