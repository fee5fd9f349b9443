/** The head of a Word document: what it is a copy of, or whose signature it carries. */
import type { SubmissionStub } from '#lib/domain/country-file/file-state.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import { formatDateTime } from '#lib/i18n/format.ts';
import type { FileCopy } from '../file-copy.ts';
import type { DocumentFacts } from './write-document.ts';

type Fact = readonly [label: string, value: string];

function common(copy: FileCopy): readonly Fact[] {
  const locale = { locale: copy.language };
  return [
    [messages.workbook_fact_country({}, locale), copy.country],
    [messages.workbook_fact_campaign({}, locale), `${copy.campaign.title} (${copy.campaign.id})`],
    [messages.workbook_fact_questionnaire({}, locale), `${copy.version.instrument} ${copy.version.version}`],
    [messages.workbook_fact_checksum({}, locale), copy.version.sha256]
  ];
}

export function factsOfCopy(copy: FileCopy, paper: boolean): DocumentFacts {
  const locale = { locale: copy.language };
  return {
    title: messages.workbook_title({ country: copy.country }, locale),
    paper,
    facts: [
      ...common(copy),
      [messages.workbook_fact_file({}, locale), copy.fileId],
      [messages.workbook_fact_revision({}, locale), String(copy.revision)],
      [messages.workbook_fact_written({}, locale), copy.written],
      [
        messages.workbook_fact_filled({}, locale),
        copy.filled ? messages.workbook_filled({}, locale) : messages.workbook_blank({}, locale)
      ]
    ]
  };
}

export function factsOfSigned(
  copy: FileCopy,
  { receipt, sha256, signer, at }: SubmissionStub,
  timeZone: string
): DocumentFacts {
  const locale = { locale: copy.language };
  return {
    title: `${messages.workbook_doc_signed({}, locale)}: ${receipt}`,
    paper: false,
    facts: [
      ...common(copy),
      [messages.respond_receipt_number({}, locale), receipt],
      [messages.respond_receipt_date({}, locale), `${formatDateTime(at, copy.language, timeZone)} (${timeZone})`],
      [messages.respond_receipt_signer({}, locale), `${signer.name}, ${signer.function}`],
      [messages.respond_receipt_checksum({}, locale), sha256]
    ]
  };
}
