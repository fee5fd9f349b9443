/** Where lineage.json and scoring.json disagree about what belongs to the core set: respondents and scores must see one. */
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import type { Finding } from './finding.ts';
import type { Questionnaire } from './questionnaire.ts';

export function coreFindings(questionnaire: Questionnaire, model: ScoringModel): readonly Finding[] {
  return (model.index?.indicators ?? []).flatMap(({ id, question, core }, i): readonly Finding[] => {
    const module = questionnaire.byName.get(question)?.module ?? null;
    if (module === null || (module === 'core') === core) return [];
    const path = `index.indicators[${i}].core`;
    const message = `${id}: lineage.json puts “${question}” in the module “${module}”`;
    return [{ severity: 'error', file: 'scoring.json', path, rule: 'scoring/core-differs', message }];
  });
}
