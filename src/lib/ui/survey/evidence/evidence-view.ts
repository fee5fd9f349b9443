/**
 * Evidence as the pages show it: the items of a country file that are there, and what a single question cites. The words of
 * the folded part are made here, on the server, so that the first page carries no messages for it.
 */
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { Language } from '#lib/domain/languages.ts';
import { formatDate } from '#lib/i18n/format.ts';
import {
  evidence_added_by,
  evidence_dated,
  evidence_link_to,
  evidence_loading,
  evidence_manage,
  evidence_none,
  evidence_not_loaded,
  evidence_title
} from '#lib/i18n/generated/messages.js';
import { isolate } from '#lib/i18n/isolate.ts';
import type { ItemCited } from './change-evidence.ts';

export interface ItemView {
  readonly id: string;
  readonly kind: 'file' | 'link';
  /** What people read: the title, or the file's name. */
  readonly words: string;
  readonly url: string | null;
  /** Its kind or size, its date, who added it and when. */
  readonly about: string;
  readonly mayRemove: boolean;
}

/** What a section's page knows beside its questions. */
export interface EvidenceView {
  readonly items: readonly ItemView[];
  /** By question: the ids that its answer cites. */
  readonly cited: Readonly<Record<string, readonly string[]>>;
  /** By question: that files of it wait in this browser, in words; only the browser knows. */
  readonly waiting?: Readonly<Record<string, string>>;
  /** In bytes. */
  readonly largest: number;
  readonly words: Readonly<Record<'title' | 'none' | 'manage' | 'loading' | 'failed', string>>;
}

/** Of an opened section, for a reader who may have added some of it. */
export function evidenceView(
  opened: {
    readonly evidence: readonly EvidenceItem[];
    readonly answers: Readonly<Record<string, { readonly evidence?: readonly string[] }>>;
    readonly file: { readonly me: { readonly personId: string; readonly role: string } };
  },
  env: { readonly EVIDENCE_FILE_MB: number },
  language: Language
): EvidenceView {
  const { me } = opened.file;
  return {
    items: opened.evidence
      .filter(({ removed }) => removed === null)
      .map((item) => itemView(item, me.role === 'focal_point' || item.addedBy.personId === me.personId, language)),
    cited: Object.fromEntries(
      Object.entries(opened.answers).flatMap(([name, { evidence }]) =>
        evidence === undefined ? [] : [[name, evidence]]
      )
    ),
    largest: env.EVIDENCE_FILE_MB * 1_000_000,
    words: {
      title: evidence_title(),
      none: evidence_none(),
      manage: evidence_manage(),
      loading: evidence_loading(),
      failed: evidence_not_loaded()
    }
  };
}

export type ItemReply = Pick<
  EvidenceItem,
  'id' | 'kind' | 'name' | 'title' | 'url' | 'size' | 'date' | 'addedAt' | 'removed'
> & {
  readonly addedBy: { readonly name: string };
};

export function itemView(item: ItemReply, mayRemove: boolean, language: Language): ItemView {
  const { id, kind, url } = item;
  const words = item.title === '' ? (item.name ?? url ?? id) : item.title;
  const what = kind === 'link' ? evidence_link_to() : isolate(sizeText(item.size, language));
  const dated = item.date === null ? '' : ` ${evidence_dated({ date: formatDate(item.date, language) })}`;
  const added = evidence_added_by({
    date: formatDate(item.addedAt, language),
    name: isolate(item.addedBy.name)
  });
  return { id, kind, words, url, about: `${what}${dated}; ${added}`, mayRemove };
}

/** The items of the file and the list of `question`, with what has just come in for it. */
export function withArrived(
  evidence: EvidenceView,
  question: string,
  { item, cited }: ItemCited,
  language: Language
): { readonly items: readonly ItemView[]; readonly cited: readonly string[] } {
  const { items } = evidence;
  const before = evidence.cited[question] ?? [];
  if (item.removed !== null) return { items, cited: before };
  const known = items.some(({ id }) => id === item.id);
  return {
    items: known ? items : [...items, itemView(item, true, language)],
    // A reply that is given a second time says nothing of the list.
    cited: cited?.evidence ?? [...before.filter((id) => id !== item.id), item.id]
  };
}

/** `12.3 MB`, `640 kB`: decimal, as limits are stated. */
export function sizeText(bytes: number, language: Language): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.ceil(bytes / 1000), 'kilobyte'];
  return new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1
  }).format(value);
}

/** What a file chooser offers; the server goes by the content. */
export const acceptedFiles = '.pdf,.docx,.xlsx,.odt,.ods,.csv,.png,.jpg,.jpeg';
