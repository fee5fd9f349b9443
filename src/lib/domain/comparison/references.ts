/** References that the views repeat: bands, figures, groups and schemes of a round, and the values behind a figure. */
import type { GroupScheme } from '#lib/domain/countries/group.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { IndicatorModel } from '#lib/domain/scoring/index-model.ts';
import type { ScoringModel } from '#lib/domain/scoring/model.ts';
import type { Score } from '#lib/domain/scoring/result.ts';
import { mean, quantile } from '#lib/domain/statistics/describe.ts';
import type { BandRef, FigureRef, GroupRef, Quartiles, SchemeRef } from './figure.ts';
import type { ScoredSubmission } from './round.ts';
import { everyone } from './suppression.ts';

export const everyoneTitle: Text = {
  en: 'All countries asked',
  fr: 'Tous les pays interrogés',
  es: 'Todos los países consultados',
  ru: 'Все опрошенные страны',
  ar: 'جميع البلدان المستطلعة',
  zh: '所有受访国家'
};

export const everyoneRef: GroupRef = { ...everyone, title: everyoneTitle };

export function bandRefs(model: ScoringModel): readonly BandRef[] {
  return model.index?.bands ?? [];
}

export function bandRef(model: ScoringModel, id: string | null): BandRef | null {
  return model.index?.bands.find((band) => band.id === id) ?? null;
}

export function figureRefs(model: ScoringModel): readonly FigureRef[] {
  if (model.index === null) return [];
  return [
    { kind: 'index', id: 'index', title: model.index.title },
    ...model.index.dimensions.map(({ id, title }): FigureRef => ({ kind: 'dimension', id, title }))
  ];
}

export function schemeRef({ id, title, disjoint }: GroupScheme): SchemeRef {
  return { id, title, disjoint };
}

export function groupRef(scheme: GroupScheme, group: GroupScheme['groups'][number]): GroupRef {
  return { scheme: scheme.id, id: group.id, title: group.title };
}

/** The score, its band and coverage of one figure ('index' or a dimension's id); null where the version has no such figure. */
export function figureOf(
  scored: ScoredSubmission,
  figure: string
): { readonly score: Score; readonly band: string | null; readonly coverage: number } | null {
  if (scored.result === null) return null;
  return figure === 'index'
    ? scored.result
    : (scored.result.dimensions.find((dimension) => dimension.id === figure) ?? null);
}

/** null for no values. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  const at = (p: number) => quantile(values, p).value;
  const middle = mean(values).value;
  const [q1, median, q3] = [at(0.25), at(0.5), at(0.75)] as const;
  return middle === null || q1 === null || median === null || q3 === null ? null : { mean: middle, q1, median, q3 };
}

/** The question's title, which is translated with the questionnaire; the model's where the question is gone. */
export function titleOf(indicator: IndicatorModel, questionnaire: Questionnaire): Text {
  return questionnaire.byName.get(indicator.question)?.title ?? indicator.title;
}
