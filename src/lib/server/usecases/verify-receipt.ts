/** Anybody checks a receipt by number and checksum. Tells nothing of a receipt whose checksum he does not hold; never an answer. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Problem } from '#lib/domain/problem.ts';

export type VerifiedReceipt =
  | { readonly outcome: 'unknown'; readonly receipt: string }
  | {
      /** 'superseded': it was signed so, and returned or withdrawn since; a newer submission may stand in its place. */
      readonly outcome: 'valid' | 'superseded';
      readonly receipt: string;
      readonly sha256: string;
      readonly iso3: string;
      readonly campaignId: string;
      readonly campaignTitle: string;
      readonly signedAt: string;
      readonly approved: boolean;
    };

export async function verifyReceipt(
  app: App,
  _actor: Actor | null,
  input: { readonly receipt: string; readonly sha256: string }
): Promise<VerifiedReceipt | Problem> {
  const receipt = input.receipt.trim().toUpperCase();
  const sha256 = input.sha256.replace(/\s/g, '').toLowerCase();
  const found = await app.storage.submissions.byReceipt(receipt);
  if (found === null || found.sha256 !== sha256) return { outcome: 'unknown', receipt };
  const campaign = await app.storage.campaigns.get(found.campaignId);
  return {
    outcome: found.status === 'returned' || found.status === 'withdrawn' ? 'superseded' : 'valid',
    receipt,
    sha256,
    iso3: found.iso3,
    campaignId: found.campaignId,
    campaignTitle: campaign?.title ?? found.campaignId,
    signedAt: found.signedAt,
    approved: found.status === 'approved'
  };
}
