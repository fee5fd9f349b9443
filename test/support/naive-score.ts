/**
 * A second, naive evaluator: reads nothing but a working's JSON, follows it from answers to the index and says what it comes
 * to. Shares no code with the engine; written from the formulas in words. null: no score.
 */
interface Json {
  readonly [key: string]: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON as anybody reads it
}

export function rawOf(indicator: Json): number | null {
  if (indicator['state'] !== 'answered') return null;
  const answer: unknown = indicator['answer'];
  const { kind, items } = indicator['rule'] as { kind: string; items?: string[] };
  if (kind === 'checklist') return (answer as unknown[]).filter((box, at, all) => box !== 'none' && all.indexOf(box) === at).length; // prettier-ignore
  if (kind !== 'mean_of_items') return answer as number;
  let sum = 0;
  let count = 0;
  for (const item of items ?? []) {
    const value = (answer as Record<string, unknown>)[item];
    if (typeof value !== 'number') continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

export function pointsOf(indicator: Json, normalise: Json): number | null {
  const x = rawOf(indicator);
  if (x === null) return null;
  const [lower, upper] = indicator['goalposts'] as [number, number];
  let y = indicator['direction'] === 1 ? (x - lower) / (upper - lower) : (upper - x) / (upper - lower);
  if (normalise['truncate'] === true && y < 0) y = 0;
  if (normalise['truncate'] === true && y > 1) y = 1;
  return y * (normalise['scale'] as number);
}

export interface Evaluated {
  readonly score: number | null;
  /** Nothing below applies: the node leaves the denominator of the one above. */
  readonly applies: boolean;
  /** Indicators below that have points, and that apply. */
  readonly answered: number;
  readonly applicable: number;
}

export function scoreOf(node: Json, normalise: Json): Evaluated {
  const rule = node['rule'] as Json;
  let mayLeave = (rule['notApplicable'] as number | null) ?? Infinity;
  let answered = 0;
  let applicable = 0;
  let membersThatApply = 0;
  let hasIndicatorsOnly = true;
  const there: { w: number; x: number }[] = [];
  for (const member of node['members'] as Json[]) {
    const w = (member['weight'] as Json)['inSet'] as number;
    if (member['kind'] === 'indicator') {
      if (member['state'] === 'not_applicable' && mayLeave > 0) {
        mayLeave -= 1;
        continue;
      }
      membersThatApply += 1;
      applicable += 1;
      const x = pointsOf(member, normalise);
      if (x === null) continue;
      answered += 1;
      there.push({ w, x });
    } else {
      hasIndicatorsOnly = false;
      const below = scoreOf(member, normalise);
      answered += below.answered;
      applicable += below.applicable;
      if (!below.applies) continue;
      membersThatApply += 1;
      if (below.score !== null) there.push({ w, x: below.score });
    }
  }
  const weight = there.reduce((sum, { w }) => sum + w, 0);
  const none = (applies: boolean): Evaluated => ({ score: null, applies, answered, applicable });
  if (weight === 0) return none(applicable > 0 || (answered > 0 && !hasIndicatorsOnly));
  if (there.length < rule['atLeast'] || there.length / membersThatApply < rule['coverage']) return none(true);
  if (answered / applicable < rule['indicators']) return none(true);
  const floored = there.map(({ w, x }) => ({
    w,
    x: rule['floor'] === null ? x : Math.max(x, rule['floor'] as number)
  }));
  let score: number;
  if (rule['aggregate'] === 'arithmetic') score = there.reduce((sum, { w, x }) => sum + w * x, 0) / weight;
  else if (rule['aggregate'] === 'geometric') {
    if (floored.some(({ x }) => x <= 0)) return none(true);
    score = Math.exp(floored.reduce((sum, { w, x }) => sum + w * Math.log(x), 0) / weight);
  } else {
    if (floored.some(({ x }) => x === 0)) return none(true);
    score = weight / floored.reduce((sum, { w, x }) => sum + w / x, 0);
  }
  return { score, applies: true, answered, applicable };
}

/** The band's id by the edges as they are written. */
export function bandOf(score: number | null, bands: readonly Json[]): string | null {
  if (score === null) return null;
  const found = bands.filter(({ from, to }, at) => score >= from && (score < to || at === bands.length - 1));
  return (found.at(-1)?.['id'] as string | undefined) ?? null;
}
