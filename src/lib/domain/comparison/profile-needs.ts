/** The needs of one country as its profile shows them: its ratings and rankings, theme by theme, the most pressing first. */
import { quadrantOf, rankingIn, ratingIn, themeItems } from '#lib/domain/needs/country-needs.ts';
import type { NeedsModel, ThemeModel } from '#lib/domain/scoring/needs-model.ts';
import { answerTo } from './cells.ts';
import type { CountryNeed, ProfileNeeds } from './profile-view.ts';
import { roundRef, type Round, type ScoredSubmission } from './round.ts';

/** null where the round's model has no needs. */
export function needsOf(round: Round, scored: ScoredSubmission): ProfileNeeds | null {
  const { needs } = round.model;
  if (needs === null) return null;
  return {
    round: roundRef(round),
    scale: { min: needs.scale.min, max: needs.scale.max, ...needs.quadrant },
    themes: needs.themes.map((theme) => ({
      id: theme.id,
      title: theme.title,
      hasImportance: theme.importance !== null,
      hasCapacity: theme.capacity !== null,
      hasRanking: theme.ranking !== null,
      needs: needsOfTheme(round, needs, theme, scored)
    }))
  };
}

function needsOfTheme(
  round: Round,
  needs: NeedsModel,
  theme: ThemeModel,
  scored: ScoredSubmission
): readonly CountryNeed[] {
  const answer = (name: string | undefined | null) => (name == null ? null : answerTo(scored, name));
  const ranked = rankingIn(answer(theme.ranking?.question));
  return themeItems(theme, round.questionnaire)
    .map(({ id, title }): CountryNeed => {
      const importance = ratingIn(answer(theme.importance), id, needs);
      const capacity = ratingIn(answer(theme.capacity), id, needs);
      const place = ranked.indexOf(id);
      return {
        id,
        title,
        importance: importance.value,
        importanceState: importance.state,
        capacity: capacity.value,
        capacityState: capacity.state,
        gap: importance.value === null || capacity.value === null ? null : importance.value - capacity.value,
        quadrant: quadrantOf(importance.value, capacity.value, needs),
        rank: place === -1 ? null : place + 1
      };
    })
    .sort(
      (a, b) =>
        (a.rank ?? ranked.length + 1) - (b.rank ?? ranked.length + 1) ||
        (b.importance ?? -1) - (a.importance ?? -1) ||
        (b.gap ?? -needs.scale.max) - (a.gap ?? -needs.scale.max)
    );
}
