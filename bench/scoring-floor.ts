/** The floor that scoring is measured against: the same arithmetic for two fixed levels, written out by hand, nothing generic. */
import type { Cells } from '#lib/domain/scoring/cells.ts';
import type { IndexModel } from '#lib/domain/scoring/index-model.ts';

interface Flat {
  readonly sign: Float64Array;
  readonly low: Float64Array;
  readonly width: Float64Array;
  readonly starts: Int32Array;
}

function flat(index: IndexModel): Flat {
  const all = index.dimensions.flatMap((one) => one.indicators);
  const starts = [0];
  for (const { indicators } of index.dimensions) starts.push((starts.at(-1) ?? 0) + indicators.length);
  const posts = all.map(({ goalposts, direction }) => {
    const [lower, upper] = goalposts ?? [0, 1];
    return direction === 1 ? { low: lower, width: upper - lower } : { low: -upper, width: upper - lower };
  });
  return {
    sign: Float64Array.from(all, ({ direction }) => direction),
    low: Float64Array.from(posts, ({ low }) => low),
    width: Float64Array.from(posts, ({ width }) => width),
    starts: Int32Array.from(starts)
  };
}

export function floorOfScores(index: IndexModel, { rows, columns, values, states }: Cells): Float64Array {
  const { sign, low, width, starts } = flat(index);
  const dimensions = starts.length - 1;
  const weights = new Float64Array(columns).fill(1);
  const upper = new Float64Array(dimensions).fill(1);
  const out = new Float64Array(rows * (dimensions + 1));
  const why = new Uint8Array(rows * (dimensions + 1));
  for (let row = 0; row < rows; row += 1) {
    let answeredAll = 0;
    let applicableAll = 0;
    let scored = 0;
    let total = 0;
    let totalWeight = 0;
    for (let d = 0; d < dimensions; d += 1) {
      let left = 1;
      let answered = 0;
      let applicable = 0;
      let sum = 0;
      let weight = 0;
      for (let i = starts[d] ?? 0; i < (starts[d + 1] ?? 0); i += 1) {
        const cell = row * columns + i;
        const state = states[cell];
        if (state === 1) {
          const y = ((sign[i] ?? 0) * (values[cell] ?? 0) - (low[i] ?? 0)) / (width[i] ?? 1);
          const w = weights[i] ?? 0;
          sum += w * (y < 0 ? 0 : y > 1 ? 1 : y) * 100;
          weight += w;
          answered += 1;
        } else if (state === 2 && left > 0) {
          left -= 1;
          continue;
        }
        applicable += 1;
      }
      answeredAll += answered;
      applicableAll += applicable;
      const at = row * (dimensions + 1) + d;
      if (applicable === 0) why[at] = 2;
      else if (answered === 0) why[at] = 1;
      else if (answered / applicable < 0.65) why[at] = 3;
      else {
        const score = sum / weight;
        const w = upper[d] ?? 0;
        out[at] = score;
        total += w * score;
        totalWeight += w;
        scored += 1;
      }
    }
    const at = row * (dimensions + 1) + dimensions;
    if (scored < 7) why[at] = 4;
    else if (answeredAll / applicableAll < 0.65) why[at] = 3;
    else out[at] = total / totalWeight;
  }
  return out;
}

/** The points as they are, aggregated again and again; the weights are read anew each time, as a draw would have them. */
export function floorOfDraws(index: IndexModel, { rows, columns, values, states }: Cells, draws: number): Float64Array {
  const { starts } = flat(index);
  const dimensions = starts.length - 1;
  const weights = new Float64Array(columns).fill(1);
  const upper = new Float64Array(dimensions).fill(1);
  const out = new Float64Array(rows);
  for (let draw = 0; draw < draws; draw += 1)
    for (let row = 0; row < rows; row += 1) {
      let total = 0;
      let totalWeight = 0;
      let scored = 0;
      for (let d = 0; d < dimensions; d += 1) {
        let sum = 0;
        let weight = 0;
        let answered = 0;
        let applicable = 0;
        let left = 1;
        for (let i = starts[d] ?? 0; i < (starts[d + 1] ?? 0); i += 1) {
          const cell = row * columns + i;
          const state = states[cell];
          if (state === 1) {
            const w = weights[i] ?? 0;
            sum += w * (values[cell] ?? 0);
            weight += w;
            answered += 1;
          } else if (state === 2 && left > 0) {
            left -= 1;
            continue;
          }
          applicable += 1;
        }
        if (answered === 0 || answered / applicable < 0.65) continue;
        total += ((upper[d] ?? 0) * sum) / weight;
        totalWeight += upper[d] ?? 0;
        scored += 1;
      }
      if (scored >= 7) out[row] = total / totalWeight;
    }
  return out;
}
