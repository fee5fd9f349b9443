/** What stands beside a value, in sentences: source and year, the claim that it is confidential, explanations, evidence. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { SignedEvidence } from '#lib/domain/country-file/submission.ts';
import {
  signing_confidential,
  signing_evidence,
  signing_explained,
  signing_source,
  signing_taken_over,
  signing_year
} from '#lib/i18n/generated/messages.js';

import { reasonWord } from './reason-word.ts';

/** Evidence by id. */
export type EvidenceNames = Readonly<Record<string, Pick<SignedEvidence, 'name' | 'title'>>>;

export function besideLines(answer: Answer, evidence: EvidenceNames): readonly string[] {
  const { source, confidential, explanation, takenOver } = answer;
  const lines: string[] = [];
  if (source !== undefined && source.text !== '') lines.push(signing_source({ text: source.text }));
  if (source !== undefined && source.year !== null) lines.push(signing_year({ year: source.year }));
  if (confidential !== undefined) {
    const { reason, words } = confidential;
    lines.push(signing_confidential({ reason: words === '' ? reasonWord(reason) : `${reasonWord(reason)}; ${words}` }));
  }
  for (const text of Object.values(explanation ?? {})) lines.push(signing_explained({ text }));
  if (takenOver !== undefined) lines.push(signing_taken_over());
  for (const id of answer.evidence ?? []) {
    const item = Object.hasOwn(evidence, id) ? evidence[id] : undefined;
    const text = item === undefined ? '' : item.title === '' ? (item.name ?? '') : item.title;
    if (text !== '') lines.push(signing_evidence({ text }));
  }
  return lines;
}
