/** A profile's figures as rows: one for the index, one a dimension; a gap is an empty cell with its reason beside it. */
import type { QuartilesFigure } from '#lib/domain/comparison/figure.ts';
import type { ProfileView } from '#lib/domain/comparison/profile-view.ts';
import { textIn, type Language } from '#lib/domain/languages.ts';
import type { UnitInterval } from '#lib/domain/scoring/uncertainty/result.ts';
import type { Sheet } from '#lib/server/exports/csv.ts';

const columns = [
  ...['iso3', 'submission', 'figure', 'title', 'score', 'no_score', 'band', 'answered', 'applicable', 'coverage'],
  ...['interval_p05', 'interval_p95', 'replications', 'seed'],
  ...['group', 'group_n', 'group_of', 'group_q1', 'group_median', 'group_q3']
];

/** `interval`: of the index and the dimensions, where the uncertainty of the round was computed. */
export function profileSheet(view: ProfileView, interval: UnitInterval | null, language: Language): Sheet {
  const drawn = (id: string) => {
    const own = id === 'index' ? interval : (interval?.dimensions.find((one) => one.id === id) ?? null);
    if (interval === null || own === null) return [null, null, null, null];
    return [own.low, own.high, interval.replications, interval.seed];
  };
  const peer = (figure: QuartilesFigure) =>
    figure.shown ? [figure.n, figure.of, figure.q1, figure.median, figure.q3] : [null, figure.of, null, null, null];
  const { index, dimensions } = view;
  const figures = [...(index === null ? [] : [{ ...index, id: 'index' }]), ...dimensions];
  return {
    columns,
    rows: figures.map((figure) => [
      view.iso3,
      view.number,
      figure.id,
      textIn(figure.title, language).text,
      figure.score.value,
      figure.score.why,
      figure.band?.id ?? null,
      figure.answered,
      figure.applicable,
      figure.coverage,
      ...drawn(figure.id),
      `${view.peer.scheme}:${view.peer.id}`,
      ...peer(figure.peer)
    ])
  };
}
