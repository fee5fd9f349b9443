/** Reasons for confidentiality by their words in every language; "no" and the removal mark take a claim back. */
import { confidentialReasons, type ConfidentialReason } from '#lib/domain/country-file/answer.ts';
import { languages } from '#lib/domain/languages.ts';
import { claimWordIn } from '#lib/server/exports/claim-word.ts';
import { removalMark } from '#lib/server/exports/workbook/layout.ts';
import { folded } from './read-values.ts';

type Claim = ConfidentialReason | 'none';

const known = new Map<string, Claim>([
  [removalMark, 'none'],
  ...[...confidentialReasons, 'none' as const].flatMap((reason): [string, Claim][] => [
    [reason, reason],
    ...languages.map((language): [string, Claim] => [folded(claimWordIn(reason, language)), reason])
  ])
]);

/** By word or by code; null: no reason has this name. */
export function claimNamed(text: string): Claim | null {
  return known.get(folded(text)) ?? null;
}
