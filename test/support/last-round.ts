/** Kenya's approved submission of an earlier round of the same questionnaire, put into a store of respond-store.ts. */
import { operator, scopeOf } from '#lib/domain/access.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { App } from '#lib/server/app.ts';
import { campaignId } from './respond-store.ts';

export const lastRoundId = 'every-2024';

export async function addLastRound(app: App, values: Readonly<Record<string, Answer['value']>>): Promise<void> {
  const now = await app.storage.campaigns.get(campaignId);
  if (now === null) throw new Error('there is no present round');
  await app.storage.campaigns.create({
    ...now,
    id: lastRoundId,
    title: 'Every type 2024',
    opensAt: '2024-01-01T00:00:00.000Z',
    closesAt: '2024-12-31T00:00:00.000Z',
    status: 'archived',
    revision: 1
  });
  const answers = Object.entries(values).map(
    ([name, value]) => [name, { state: 'answered', value, language: 'en', comment: null }] as const
  );
  await app.storage.submissions.put(scopeOf(operator('cli')), {
    fileId: `${lastRoundId}.KEN`,
    number: 1,
    receipt: 'EVERY-2024-KEN-1',
    campaignId: lastRoundId,
    iso3: 'KEN',
    sha256: 'c'.repeat(64),
    status: 'approved',
    decidedAt: '2024-12-01T00:00:00.000Z',
    supersededBy: null,
    consent: 'named',
    origin: 'asked',
    content: {
      format: 1,
      campaignId: lastRoundId,
      iso3: 'KEN',
      version: now.version,
      number: 1,
      signedAt: '2024-11-01T00:00:00.000Z',
      signer: { name: 'N', function: 'F' },
      language: 'en',
      answers: Object.fromEntries(answers)
    }
  });
}
