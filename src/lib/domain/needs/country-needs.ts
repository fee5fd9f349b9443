/** The items of a theme, and what one country said of them: ratings, ranking, and what kind of need each is. */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { NeedsModel, ThemeModel } from '#lib/domain/scoring/needs-model.ts';
import { ratingOf, type Rating } from './rating.ts';

export interface ThemeItem {
  readonly id: string;
  readonly title: Text;
}

/** The rows of the importance matrix, or the choices of the ranking where nothing is rated. */
export function themeItems(theme: ThemeModel, questionnaire: Questionnaire): readonly ThemeItem[] {
  const matrix = questionnaire.byName.get(theme.importance ?? '');
  if (matrix?.type === 'matrix') return matrix.rows.map((row) => ({ id: String(row.value), title: row.text }));
  const ranking = questionnaire.byName.get(theme.ranking?.question ?? '');
  if (ranking?.type === 'ranking')
    return ranking.choices.map(({ value, text }) => ({ id: String(value), title: text }));
  return [];
}

/** A matrix that was answered as a whole with "don't know" or "not applicable" says so for each row. */
export function ratingIn(answer: Pick<Answer, 'state' | 'value'> | null, item: string, needs: NeedsModel): Rating {
  if (answer === null) return { state: 'blank', value: null };
  if (answer.state === 'dont_know' || answer.state === 'not_applicable') return { state: answer.state, value: null };
  if (answer.state !== 'answered' || typeof answer.value !== 'object' || answer.value === null)
    return { state: 'blank', value: null };
  return ratingOf(new Map<string, unknown>(Object.entries(answer.value)).get(item), needs);
}

/** Best first; empty where nothing was ranked. */
export function rankingIn(answer: Pick<Answer, 'state' | 'value'> | null): readonly string[] {
  return answer?.state === 'answered' && Array.isArray(answer.value) ? answer.value.map(String) : [];
}

/** 'act': important and capacity low. 'keep': important, capacity there. 'watch': less important, capacity low. */
export type Quadrant = 'act' | 'keep' | 'watch' | 'rest';

/** null where importance or capacity was not given. */
export function quadrantOf(importance: number | null, capacity: number | null, needs: NeedsModel): Quadrant | null {
  if (importance === null || capacity === null) return null;
  const important = importance >= needs.quadrant.importanceFrom;
  const lacking = capacity < needs.quadrant.capacityBelow;
  return important ? (lacking ? 'act' : 'keep') : lacking ? 'watch' : 'rest';
}
