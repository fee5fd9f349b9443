/**
 * What the check page lists before signing: required questions without a reply (they prevent signing), other asked
 * questions without one, and soft remarks. Nothing here refuses anything; `decide` reads `missing`.
 */
import { isAsked } from './progress.ts';
import { isReplied } from './values.ts';
import type { Answer } from './answer.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

export interface Place {
  readonly section: string;
  readonly question: string;
}

/** 'level_without_evidence': one of the two highest levels of a rubric (4 or 5) is chosen and its evidence is empty. 'figure_without_source': a figure without year and source. */
export interface Remark extends Place {
  readonly kind: 'level_without_evidence' | 'figure_without_source';
  /** The companion question that is empty. */
  readonly companion: string;
}

export interface Completeness {
  readonly missing: readonly Place[];
  readonly unanswered: readonly Place[];
  readonly remarks: readonly Remark[];
}

export function completenessOf(
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, Answer>>,
  logic: LogicResult
): Completeness {
  const missing: Place[] = [];
  const unanswered: Place[] = [];
  const remarks: Remark[] = [];
  for (const section of questionnaire.sections) {
    if (!logic.visibleSections.has(section.name)) continue;
    for (const question of section.questions) {
      const place = { section: section.name, question: question.name };
      const replied = isReplied(answers[question.name]);
      if (!replied && isAsked(question, logic)) {
        (logic.required.has(question.name) ? missing : unanswered).push(place);
      }
      const about = question.about;
      if (about === null || about.kind === 'input' || replied) continue;
      if (!logic.visible.has(question.name) || logic.required.has(question.name)) continue;
      const owner = answers[about.question];
      if (owner?.state !== 'answered' || !logic.visible.has(about.question)) continue;
      if (about.kind === 'evidence' && owner.value !== 4 && owner.value !== 5) continue;
      const kind = about.kind === 'source' ? 'figure_without_source' : 'level_without_evidence';
      remarks.push({ section: section.name, question: about.question, kind, companion: question.name });
    }
  }
  return { missing, unanswered, remarks };
}
