/** A place in the questionnaire that needs a look: question and section in words, and the way there. */
import type { Place } from '#lib/domain/country-file/completeness.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { words, type Words } from '#lib/survey/control-view.ts';

export interface PlaceView {
  readonly question: string;
  readonly words: Words;
  readonly section: Words;
  readonly href: string;
}

/** A soft remark with what the country says to it. */
export interface RemarkView extends PlaceView {
  /** Names its fields in a form. */
  readonly field: string;
  readonly text: string;
  readonly explanation: string;
  /** The revision of the answer that it is about. */
  readonly base: number;
  /** Whether the answer can be changed now. */
  readonly open: boolean;
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
