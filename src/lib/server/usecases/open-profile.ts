/**
 * One country's profile: its approved submission, the round before it that can be compared, its approved needs survey, and a
 * group of countries behind. Where the country does not allow its name to be shown, says that and nothing else.
 */
import { profileCampaigns, type CampaignChoice } from './list-profiles.ts';
import { loadResults, type LoadedResults } from './load-results.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { buildProfile } from '#lib/domain/comparison/profile.ts';
import type { ProfileView } from '#lib/domain/comparison/profile-view.ts';
import type { Round } from '#lib/domain/comparison/round.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Language, Text } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { intervalOf, type UnitInterval } from '#lib/domain/scoring/uncertainty/result.ts';
import type { App } from '#lib/server/app.ts';
import { knownUncertainty } from './open-sensitivity.ts';

export interface CountryComment {
  readonly question: string;
  readonly title: Text;
  readonly text: string;
  readonly language: Language;
}

export type OpenedProfile = {
  readonly campaigns: readonly CampaignChoice[];
  readonly campaignId: string;
  readonly iso3: string;
} & (
  | { readonly kind: 'withheld'; readonly consent: 'aggregate' | 'internal' }
  | {
      readonly kind: 'shown';
      readonly view: ProfileView;
      readonly comments: readonly CountryComment[];
      /** null: the uncertainty of the round was not computed for the files that are approved now. */
      readonly interval: UnitInterval | null;
    }
);

export interface OpenProfileInput {
  readonly iso3: string;
  /** null: the newest campaign with an approved submission of the country. */
  readonly campaignId: string | null;
  /** scheme:group; null: the country's own region. */
  readonly peer: string | null;
}

export async function openProfile(
  app: App,
  actor: Actor | null,
  input: OpenProfileInput
): Promise<OpenedProfile | Problem> {
  const refused = refusal(actor, 'analysis.read');
  if (refused !== null) return refused;
  const known = await profileCampaigns(app);
  const results = await chosenRound(app, actor, known, input);
  if (isProblem(results)) return results;
  const { round } = results;
  const own = submissionOf(round, input.iso3);
  if (own === null) return problem('analysis.not_found');
  const base = {
    campaigns: known.map(({ id, title, opensAt }) => ({ id, title, opensAt })),
    campaignId: round.campaign.id,
    iso3: input.iso3
  };
  const { consent } = own.submission;
  if (consent !== 'named') return { ...base, kind: 'withheld', consent };

  const [scheme = '', group = ''] = (input.peer ?? '').split(':');
  const view = buildProfile({
    round,
    previous: await previousRound(app, actor, known, round.campaign, input.iso3),
    needs: round.model.needs === null ? await needsRound(app, actor, known, input.iso3) : round,
    iso3: input.iso3,
    schemes: groupsOn(round.campaign.groupsAsOf),
    peer: input.peer === null ? null : { scheme, group }
  });
  if (isProblem(view)) return view;
  const drawn = view.index === null ? null : await knownUncertainty(app, actor, round.campaign.id);
  return {
    ...base,
    kind: 'shown',
    view,
    comments: commentsOf(round, own.submission.content.answers),
    interval: drawn === null ? null : intervalOf(drawn, input.iso3)
  };
}

function submissionOf(round: Round, iso3: string) {
  return round.submissions.find(({ submission }) => submission.iso3 === iso3) ?? null;
}

async function chosenRound(
  app: App,
  actor: Actor | null,
  known: readonly Campaign[],
  { campaignId, iso3 }: OpenProfileInput
): Promise<LoadedResults | Problem> {
  if (campaignId !== null && !known.some(({ id }) => id === campaignId)) {
    return problem('campaign.not_found', { campaignId });
  }
  for (const campaign of known) {
    if (campaignId !== null && campaign.id !== campaignId) continue;
    const results = await loadResults(app, actor, { campaignId: campaign.id });
    if (campaignId !== null || isProblem(results)) return results;
    if (submissionOf(results.round, iso3) !== null) return results;
  }
  return problem('analysis.not_found');
}

/** The newest round of the instrument before `campaign` in which the country has a submission that may be named. */
async function previousRound(
  app: App,
  actor: Actor | null,
  known: readonly Campaign[],
  campaign: Campaign,
  iso3: string
): Promise<Round | null> {
  const earlier = known.filter(
    (other) => other.version.instrument === campaign.version.instrument && other.opensAt < campaign.opensAt
  );
  return firstNamed(app, actor, earlier, iso3, () => true);
}

async function needsRound(
  app: App,
  actor: Actor | null,
  known: readonly Campaign[],
  iso3: string
): Promise<Round | null> {
  return firstNamed(app, actor, known, iso3, (round) => round.model.needs !== null);
}

async function firstNamed(
  app: App,
  actor: Actor | null,
  campaigns: readonly Campaign[],
  iso3: string,
  fits: (round: Round) => boolean
): Promise<Round | null> {
  for (const campaign of campaigns) {
    const results = await loadResults(app, actor, { campaignId: campaign.id });
    if (isProblem(results) || !fits(results.round)) continue;
    if (submissionOf(results.round, iso3)?.submission.consent === 'named') return results.round;
  }
  return null;
}

/** Free texts that stand alone (no evidence, no source): what the country wanted to say. */
function commentsOf(round: Round, answers: Readonly<Record<string, Answer>>): readonly CountryComment[] {
  return round.questionnaire.sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      if (question.type !== 'comment' || question.about !== null) return [];
      const answer = answers[question.name];
      if (answer?.state !== 'answered' || typeof answer.value !== 'string' || answer.value === '') return [];
      return [{ question: question.name, title: question.title, text: answer.value, language: answer.language }];
    })
  );
}
