/**
 * A questionnaire without its texts, as it travels to the browser, and back again: questions, limits, choices and
 * conditions are the very ones that the server compiles, so that both judge alike.
 */
import type { Question, Questionnaire, Section, VersionRef } from '#lib/domain/instrument/questionnaire.ts';

export interface Rules {
  readonly version: VersionRef;
  readonly sections: readonly Section[];
}

export function rulesOf({ sections }: Questionnaire, version: VersionRef): Rules {
  return { version, sections: withoutTexts(sections) };
}

export function questionnaireOf({ version, sections }: Rules): Questionnaire {
  const placed = sections.flatMap((section) => section.questions.map((question) => ({ section, question })));
  return {
    instrument: version.instrument,
    version: version.version,
    title: nothing,
    sections,
    byName: new Map(placed.map(({ question }): [string, Question] => [question.name, question])),
    sectionOf: new Map(placed.map(({ section, question }): [string, string] => [question.name, section.name]))
  };
}

const nothing = { en: '' };
const texts = new Set(['title', 'help', 'text', 'none', 'yes', 'no', 'minText', 'maxText']);

/** Texts are records by language; whether there is one still counts (`none` of a checkbox). */
function withoutTexts(sections: readonly Section[]): readonly Section[] {
  const text = JSON.stringify(sections, (key, part: unknown) => (texts.has(key) && isRecord(part) ? nothing : part));
  return JSON.parse(text) as readonly Section[];
}
const isRecord = (value: unknown) => typeof value === 'object' && value !== null;
