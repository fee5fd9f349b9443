/** Where each section and question of a questionnaire stands in survey.json, so that a finding can say where to look. */
import type { Question, Questionnaire, Section } from './questionnaire.ts';

export interface SectionPlace {
  readonly section: Section;
  /** e.g. pages[1] */
  readonly path: string;
}
export interface QuestionPlace {
  readonly question: Question;
  /** e.g. pages[1].elements[3] */
  readonly path: string;
}

export function sectionPlaces(questionnaire: Questionnaire): readonly SectionPlace[] {
  return questionnaire.sections.map((section, index) => ({ section, path: `pages[${index}]` }));
}

export function questionPlaces(questionnaire: Questionnaire): readonly QuestionPlace[] {
  return sectionPlaces(questionnaire).flatMap(({ section, path }) =>
    section.questions.map((question, index) => ({ question, path: `${path}.elements[${index}]` }))
  );
}
