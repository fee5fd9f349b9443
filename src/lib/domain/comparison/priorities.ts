/**
 * Builds PrioritiesView: the needs of a group on one theme, in order. Only approved submissions enter; a figure that rests
 * on fewer countries than the smallest group is left empty, and nothing is ordered by it.
 */
import { agreementOf, tallyRankings } from '#lib/domain/needs/ranking.ts';
import { themeItems } from '#lib/domain/needs/country-needs.ts';
import { priorityOrder } from '#lib/domain/needs/order.ts';
import type { RankingFigure, RatingFigure } from '#lib/domain/needs/figures.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import { themeQuestions } from '#lib/domain/scoring/check.ts';
import type { ThemeModel } from '#lib/domain/scoring/needs-model.ts';
import { answerTo } from './cells.ts';
import type { PrioritiesInput, PrioritiesResult, PrioritiesView, Priority, PriorityOrder } from './priorities-view.ts';
import { gapFigure, rankingsOf, ratingFigure, type Speakers } from './priority-figures.ts';
import { everyoneRef, groupRef, schemeRef } from './references.ts';
import { isNamed, roundRef, usableOf, type Round, type ScoredSubmission } from './round.ts';
import { decider, type Decision } from './suppression.ts';

/** Failures: 'analysis.not_found' (the version has no needs, no such theme or order), 'analysis.unknown_group'. */
export function buildPriorities(input: PrioritiesInput): PrioritiesView | Problem {
  const { round, schemes } = input;
  const { needs } = round.model;
  const theme = needs?.themes.find((one) => input.theme === null || one.id === input.theme);
  if (needs === null || theme === undefined) return problem('analysis.not_found', {}, 'theme');
  const orders = ordersOf(theme);
  const order = input.order ?? orders[0];
  if (order === undefined || !orders.includes(order)) return problem('analysis.not_found', {}, 'order');
  const scheme = schemes.find((one) => one.id === input.group?.scheme);
  const chosen = scheme?.groups.find((one) => one.id === input.group?.group);
  if (input.group !== null && (scheme === undefined || chosen === undefined))
    return problem('analysis.unknown_group', { group: input.group.group }, 'group');
  const group = scheme === undefined || chosen === undefined ? everyoneRef : groupRef(scheme, chosen);

  const speaking = usableOf(round).filter((scored) => saidSomething(scored, theme));
  const decide = decider(schemes, round.campaign.smallestGroup);
  const shownOf = (contributing: readonly ScoredSubmission[]): Decision =>
    decide(contributing.map((scored) => ({ iso3: scored.submission.iso3, named: isNamed(scored) })))(
      group.scheme,
      group.id
    );
  const decision = shownOf(speaking);
  const of = round.campaign.countries.filter((iso3) => chosen === undefined || chosen.members.includes(iso3)).length;
  const result: PrioritiesResult = decision.shown
    ? {
        shown: true,
        n: decision.members.size,
        of,
        leftOut: decision.leftOut,
        ...prioritiesOf(round, { needs, theme, speaking, shownOf, counted: decision.members }, order)
      }
    : { shown: false, of, why: decision.why };
  return {
    round: roundRef(round),
    theme: { id: theme.id, title: theme.title, top: theme.ranking?.top ?? null },
    themes: needs.themes.map(({ id, title }) => ({ id, title })),
    group,
    groups: schemes.map((one) => ({
      scheme: schemeRef(one),
      groups: one.groups.map((member) => groupRef(one, member))
    })),
    order,
    orders,
    result
  };
}

function ordersOf(theme: ThemeModel): readonly PriorityOrder[] {
  const ranked: readonly PriorityOrder[] = theme.ranking === null ? [] : ['points', 'first_choice'];
  const rated: readonly PriorityOrder[] = theme.importance === null ? [] : ['importance'];
  const gap: readonly PriorityOrder[] = theme.importance === null || theme.capacity === null ? [] : ['gap'];
  return [...ranked.slice(0, 1), ...rated, ...gap, ...ranked.slice(1)];
}

function saidSomething(scored: ScoredSubmission, theme: ThemeModel): boolean {
  return themeQuestions(theme).some((name) => answerTo(scored, name)?.state === 'answered');
}

function prioritiesOf(
  round: Round,
  speakers: Speakers,
  order: PriorityOrder
): Pick<Extract<PrioritiesResult, { shown: true }>, 'rankers' | 'priorities' | 'agreement'> {
  const { theme } = speakers;
  const items = themeItems(theme, round.questionnaire);
  const ids = items.map((item) => item.id);
  const top = theme.ranking?.top ?? null;
  const rankings = rankingsOf(speakers);
  const tally = tallyRankings(ids, rankings, top);
  const priorities = items.map(({ id, title }) => ({
    id,
    title,
    importance: ratingFigure(speakers, theme.importance, id),
    capacity: ratingFigure(speakers, theme.capacity, id),
    gap: gapFigure(speakers, id),
    ranking: rankings.length === 0 ? null : (tally.figures.get(id) ?? null)
  }));
  return {
    rankers: tally.rankers,
    priorities: placed(priorities, order),
    agreement: rankings.length === 0 ? null : agreementOf(ids, rankings, top)
  };
}

function placed(priorities: readonly Omit<Priority, 'place' | 'tied'>[], order: PriorityOrder): readonly Priority[] {
  const places = priorityOrder(priorities.map((priority) => orderValue(priority, order)));
  return priorities
    .map((priority, position): Priority => ({ ...priority, ...(places[position] ?? { place: null, tied: false }) }))
    .sort((a, b) => (a.place ?? priorities.length + 1) - (b.place ?? priorities.length + 1));
}

function orderValue(
  {
    importance,
    gap,
    ranking
  }: { importance: RatingFigure | null; gap: Priority['gap']; ranking: RankingFigure | null },
  order: PriorityOrder
): number | null {
  switch (order) {
    case 'points':
      return ranking?.points ?? null;
    case 'first_choice':
      return ranking?.firstChoice ?? null;
    case 'importance':
      return importance?.mean ?? null;
    case 'gap':
      return gap?.mean ?? null;
  }
}
