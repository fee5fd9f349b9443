/**
 * An analyst reads how one question was answered, group by group. Free text is never among the questions offered. The page, its
 * CSV and `soundings tabulate` rest on this; suppression and consent are decided in domain/comparison and nowhere after it.
 */
import type { Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { DistributionView } from '#lib/domain/comparison/distribution-view.ts';
import { buildDistribution } from '#lib/domain/comparison/distribution.ts';
import { groupsOn } from '#lib/domain/countries/groups.ts';
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { chosenRound, listRounds } from './list-rounds.ts';
import { loadResults } from './load-results.ts';

export interface AnswersChoice {
  readonly campaign: string | null;
  readonly question: string | null;
  /** A row of a matrix, an item of a multiple text. */
  readonly part: string | null;
  /** null: all countries together. */
  readonly scheme: string | null;
}

export interface OfferedQuestion {
  readonly name: string;
  readonly title: Text;
  readonly section: Text;
}

export interface OpenedAnswers {
  readonly campaigns: readonly Campaign[];
  readonly questions: readonly OfferedQuestion[];
  readonly schemes: readonly Pick<GroupScheme, 'id' | 'title'>[];
  readonly view: DistributionView | null;
}

/** Fails with campaign.not_found, analysis.unknown_question, analysis.unknown_group or a refusal of `analysis.read`. */
export async function openAnswers(
  app: App,
  actor: Actor | null,
  choice: AnswersChoice
): Promise<OpenedAnswers | Problem> {
  const campaigns = await listRounds(app, actor, { kind: 'any' });
  if (isProblem(campaigns)) return campaigns;
  const campaign = await chosenRound(app, actor, campaigns, choice.campaign);
  if (isProblem(campaign)) return campaign;
  if (campaign === null) return { campaigns, questions: [], schemes: [], view: null };
  const results = await loadResults(app, actor, { campaignId: campaign.id });
  if (isProblem(results)) return results;
  const { questionnaire } = results.round;
  const questions = countable(questionnaire);
  const question = choice.question ?? questions[0]?.name ?? '';
  if (!questions.some(({ name }) => name === question)) return problem('analysis.unknown_question', { question });
  const schemes = groupsOn(campaign.groupsAsOf);
  const view = buildDistribution({
    round: results.round,
    schemes,
    question,
    part: choice.part,
    scheme: choice.scheme
  });
  return isProblem(view) ? view : { campaigns, questions, schemes, view };
}

/** Questions whose answers can be counted or ordered: no free text, no repeating panel, no evidence. */
function countable(questionnaire: Questionnaire): readonly OfferedQuestion[] {
  const counts: ReadonlySet<Question['type']> = new Set([
    'number',
    'choice',
    'choices',
    'boolean',
    'rating',
    'matrix',
    'multiple_text',
    'ranking',
    'calculated'
  ]);
  return questionnaire.sections.flatMap((section) =>
    section.questions
      .filter((question) => counts.has(question.type) && hasCountableParts(question))
      .map(({ name, title }) => ({ name, title, section: section.title }))
  );
}

function hasCountableParts(question: Question): boolean {
  return question.type !== 'multiple_text' || question.items.some((item) => item.kind === 'number');
}
