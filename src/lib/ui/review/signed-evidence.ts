/** What a signed answer cites, as it was signed: a file to be saved, or a link, with its size or kind and its date. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Submission } from '#lib/domain/country-file/submission.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDate } from '#lib/i18n/format.ts';
import { evidence_dated, evidence_link_to } from '#lib/i18n/generated/messages.js';
import { isolate } from '#lib/i18n/isolate.ts';
import { sizeText } from '#lib/ui/survey/evidence/evidence-view.ts';

export interface SignedItem {
  readonly id: string;
  readonly href: string;
  readonly words: string;
  readonly about: string;
}

export function signedItems(
  answer: Answer | null,
  { fileId, content }: Pick<Submission, 'fileId' | 'content'>,
  language: Language
): readonly SignedItem[] {
  return (answer?.evidence ?? []).flatMap((id) => {
    const item = content.evidence?.[id];
    if (item === undefined) return [];
    const words = item.title === '' ? (item.name ?? item.url ?? id) : item.title;
    const what = item.url === null ? isolate(sizeText(item.size, language)) : evidence_link_to();
    const dated = item.date === null ? '' : ` ${evidence_dated({ date: formatDate(item.date, language) })}`;
    return [{ id, href: item.url ?? `/review/${fileId}/evidence/${id}`, words, about: `${what}${dated}` }];
  });
}
