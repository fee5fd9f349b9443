/** The page of evidence as it shows what was listed: each item with the questions that use it, in the reader's language. */
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { Question } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { words, type Words } from '#lib/survey/control-view.ts';
import { readOnlyText } from '../read-only-text.ts';
import { itemView, sizeText, type ItemView } from './evidence-view.ts';

export interface EvidencePageItem extends ItemView {
  readonly usedFor: readonly Words[];
  readonly cited: boolean;
  readonly removed: { readonly at: string; readonly by: string } | null;
}

interface Listed {
  readonly items: readonly {
    readonly item: EvidenceItem;
    readonly citedBy: readonly string[];
    readonly mayRemove: boolean;
  }[];
  readonly sections: readonly { readonly name: string; readonly questions: readonly Question[] }[];
  readonly used: number;
  readonly room: number;
  readonly largest: number;
  readonly readOnly: Problem | null;
}

export function evidencePage(listed: Listed, asked: string | null, language: Language) {
  const byName = new Map(
    listed.sections.flatMap(({ name, questions }) => questions.map((question) => [question.name, { question, name }]))
  );
  const titleOf = (name: string): Words[] => {
    const found = byName.get(name);
    return found === undefined ? [] : [words(found.question.title, language)];
  };
  const found = asked === null ? undefined : byName.get(asked);
  return {
    items: listed.items.map(({ item, citedBy, mayRemove }): EvidencePageItem => ({
      ...itemView(item, mayRemove, language),
      usedFor: citedBy.flatMap(titleOf),
      cited: asked !== null && citedBy.includes(asked),
      removed: item.removed === null ? null : { at: item.removed.at, by: item.removed.by.name }
    })),
    question:
      found === undefined
        ? null
        : { name: found.question.name, section: found.name, words: words(found.question.title, language) },
    used: sizeText(listed.used, language),
    room: sizeText(listed.room, language),
    largest: sizeText(listed.largest, language),
    readOnly: readOnlyText(listed.readOnly)
  };
}
