/** A place in the questionnaire that needs a look: question and section in words, and the way there. */
import type { Place, Remark } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { respond_remark_level, respond_remark_source } from '#lib/i18n/generated/messages.js';
import { words, type Words } from '#lib/survey/control-view.ts';

export interface PlaceView {
  readonly question: string;
  readonly words: Words;
  readonly section: Words;
  readonly href: string;
}

export function placeViews(
  questionnaire: Questionnaire,
  file: Pick<FileFacts, 'fileId' | 'sections'>,
  language: Language
): (place: Place) => PlaceView {
  return ({ section, question }) => {
    const title = questionnaire.byName.get(question)?.title ?? { en: question };
    const sectionTitle = file.sections.find(({ name }) => name === section)?.title ?? { en: section };
    return {
      question,
      words: words(title, language),
      section: words(sectionTitle, language),
      href: `/files/${file.fileId}/sections/${section}#q-${question}`
    };
  };
}

export function remarkText({ kind }: Remark): string {
  return kind === 'level_without_evidence' ? respond_remark_level() : respond_remark_source();
}
