/** Where the figures of an export come from: its round, and when it was written. */
import type { RoundRef } from '#lib/domain/comparison/round.ts';
import type { Provenance } from './csv.ts';

export function provenanceOf(round: RoundRef, now: Date): Provenance {
  return {
    campaign: round.campaignId,
    version: `${round.version.instrument} ${round.version.version}`,
    sha256: round.version.sha256,
    generated: now.toISOString()
  };
}
