/** What can be said of a file before it is read: by the server's own rule, so that nobody waits for a refusal. */
import { whyNoFile } from '#lib/domain/country-file/evidence.ts';
import {
  problem_evidence_empty,
  problem_evidence_too_large,
  problem_evidence_type_not_allowed
} from '#lib/i18n/generated/messages.js';

/** In words; null: it may be sent. `largest`: in bytes. What room the country has left only the server knows. */
export function refusalAtOnce(
  { name, size }: { readonly name: string; readonly size: number },
  largest: number
): string | null {
  if (size === 0) return problem_evidence_empty();
  const why = whyNoFile({ evidence: [] }, { name, size }, { file: largest, country: Infinity });
  if (why === null) return null;
  const { limit = 0 } = why.params;
  return why.problem === 'evidence.too_large'
    ? problem_evidence_too_large({ limit })
    : problem_evidence_type_not_allowed();
}
