import { afterAll, beforeAll, expect, it } from 'vitest';
import { goldenFolder, type GoldenFolder } from '../support/golden-folder.ts';
import {
  rows,
  indicators,
  units,
  zones,
  next,
  raw,
  rounds,
  means,
  thresholds,
  scaled,
  scored,
  placed,
  each,
  typeSeven,
  spread,
  type Numbers
} from '../support/plain-index.ts';
import { runFolder } from './runner/run-folder.ts';

/**
 * Cases of known kinds on data of other names, sizes and depths, worked out here in plain loops from the formulas of the
 * reference cases: nothing in the runner may hang on the names and numbers of the ones it was written against.
 */
let folder: GoldenFolder;
beforeAll(() => {
  folder = goldenFolder();
  // Rows of the data and of the expected tables stand in different orders.
  const shuffled = units.map((_, at) => (at * 7) % units.length);
  folder.writeTable('figures', [
    ['dust', 'uCode', ...indicators.map(([code]) => code).filter((code) => code !== 'dust')],
    ...shuffled.map((unit) => [
      raw['dust']?.[unit] ?? null,
      units[unit] ?? '',
      ...indicators
        .map(([code]) => code)
        .filter((code) => code !== 'dust')
        .map((code) => raw[code]?.[unit] ?? null)
    ])
  ]);
  folder.writeTable('places', [['uCode', 'zone'], ...units.map((unit, at) => [unit, zones[at] ?? ''])]);
  // Another table of units with a column of the same name, which must not be taken for this one.
  folder.writeTable('elsewhere', [
    ['uCode', 'zone'],
    ['Mars', 'north'],
    [units[0] ?? '', 'south']
  ]);
  folder.writeTable('tree', [
    ['iCode', 'Parent', 'Level', 'Weight', 'Direction'],
    ...rows.map(([code, level, direction, weight, parent]) => [code, parent, level, weight, direction])
  ]);

  const normalised = scaled(raw);
  const aggregated = scored(normalised, ([, , , weight]) => weight);
  const uCode = units;
  folder.writeCase('M1_mixed', {
    input: 'data/figures.csv',
    meta: 'data/tree.csv',
    spec: { normalise: { f: 'minmax', l_u: [5, 95] }, aggregate: { f: means, dat_thresh: thresholds, para: null } },
    outputs: {
      normalised: { uCode, ...normalised },
      aggregated: { uCode, ...aggregated },
      ranks_tiesafe: { uCode, ...each(aggregated, (column) => placed(column)) },
      ranks_coinr: { uCode, world: units.map(() => 99) }
    }
  });

  folder.writeCase('M2_zones', {
    input: 'cases/M1',
    meta: 'data/tree.csv',
    outputs: {
      by_zone: {
        uCode,
        zone: zones,
        ...each(aggregated, (column) => placed(column, (unit) => (at) => zones[at] === zones[unit]))
      }
    }
  });

  const shares: Record<string, number> = {};
  for (const [code, , , weight, parent] of rows.toReversed()) {
    const inside = rows.filter((row) => row[4] === parent);
    const total = inside.reduce((sum, row) => sum + row[3], 0);
    shares[code] = parent === null ? 1 : ((shares[parent] ?? NaN) * weight) / total;
  }
  folder.writeCase('M3_shares', {
    meta: 'data/tree.csv',
    outputs: {
      anything: {
        iCode: rows.map(([code]) => code),
        EffWeight: rows.map(([code]) => shares[code]),
        Weight: rows.map(([, , , weight]) => weight),
        Level: rows.map(([, level]) => level)
      }
    }
  });

  const filled: Numbers = Object.fromEntries(
    Object.entries(raw).map(([code, column]) => {
      const there = column.filter((x) => x !== null);
      return [code, column.map((x) => x ?? typeSeven(there, 0.5))];
    })
  );
  const full = scaled(filled);
  folder.writeCase('M4_filled', {
    input: 'data/figures.csv',
    meta: 'data/tree.csv',
    spec: {
      impute: { f: 'i_median', by: 'column' },
      normalise: { f: 'minmax', l_u: [5, 95] },
      aggregate: { f: 'amean' }
    },
    outputs: { imputed: { uCode, ...filled }, normalised: { uCode, ...full } }
  });
  const draws = Array.from({ length: 40 }, () => new Map(rows.map(([code]) => [code, 0.5 + next()])));
  folder.writeTable('shaken', [
    ['number', ...rows.map(([code]) => code)],
    ...draws.map((draw, at) => [at + 1, ...rows.map(([code]) => draw.get(code) ?? null)])
  ]);
  const runs = draws.map((draw) => scored(full, ([code]) => draw.get(code) ?? NaN, true)['world'] ?? []);
  const perUnit = units.map((_, unit) => runs.map((run) => run[unit] ?? NaN));
  const ranks = runs.map((run) => placed(run));
  folder.writeCase('M5_shaken', {
    input: 'cases/M4 normalised + data/shaken.csv',
    meta: 'data/tree.csv',
    spec: { quantile_type: 7 },
    outputs: {
      score_stats: { uCode, ...spread(perUnit) },
      rank_stats: { uCode, ...spread(units.map((_, unit) => ranks.map((run) => run[unit] ?? NaN))) },
      first2_scores: { uCode, r1: runs[0], r2: runs[1] }
    }
  });

  const nominal = scored(full, ([, , , weight]) => weight, true)['world'] ?? [];
  const level3 = rows.filter(([, level]) => level === 3).map(([code]) => code);
  const dropped = Object.fromEntries(
    level3.map((code) => [code, scored(full, (row) => (row[0] === code ? 0 : row[3]), true)['world'] ?? []])
  );
  folder.writeCase('M6_dropped', {
    input: 'cases/M4',
    meta: 'data/tree.csv',
    outputs: {
      scores: { uCode, Nominal: nominal, ...dropped },
      rank_diffs: {
        uCode,
        Nominal: units.map(() => 0),
        ...each(dropped, (column) => {
          const after = placed(column);
          return placed(nominal).map((place, unit) => (place ?? NaN) - (after[unit] ?? NaN));
        })
      }
    }
  });

  const panelRows = rounds.flatMap((time, round) =>
    units.slice(0, 8).map((unit, at) => ({
      time,
      unit,
      values: indicators.map(([code]) => (filled[code]?.[at + round * 7] ?? 0) + round)
    }))
  );
  folder.writeTable('waves', [
    ['Time', 'uCode', ...indicators.map(([code]) => code)],
    ...panelRows.map(({ time, unit, values }) => [time, unit, ...values])
  ]);
  const pooled = scored(
    scaled(
      Object.fromEntries(indicators.map(([code], at) => [code, panelRows.map(({ values }) => values[at] ?? null)]))
    ),
    ([, , , weight]) => weight,
    true
  );
  const worldOf = (unit: string, time: number) =>
    pooled['world']?.[panelRows.findIndex((row) => row.unit === unit && row.time === time)] ?? NaN;
  folder.writeCase('M7_waves', {
    title: 'three waves: min-max 5-95 with pooled bounds',
    input: 'data/waves.csv',
    meta: 'data/tree.csv',
    outputs: {
      aggregated_global: {
        Time: panelRows.map(({ time }) => time),
        uCode: panelRows.map(({ unit }) => unit),
        ...pooled
      },
      cagr: {
        uCode: units.slice(2, 5),
        iCode: units.slice(2, 5).map(() => 'world'),
        CAGR: units.slice(2, 5).map((unit) => (worldOf(unit, 2009) / worldOf(unit, 2001)) ** (1 / 8) - 1),
        t_first: [2001, 2001, 2001]
      }
    }
  });

  // Gaps from the unit's other members of the same group of level 3; a mean that could meet zero, and does not.
  const topOf = (code: string, level: number): string => {
    const row = rows.find(([one]) => one === code);
    return row === undefined || row[1] === level ? code : topOf(row[4] ?? '', level);
  };
  const unit01 = scaled(raw);
  const estimated: Numbers = {};
  for (const [code, , direction] of indicators) {
    const kin = indicators.filter(([other]) => topOf(other, 3) === topOf(code, 3)).map(([other]) => other);
    const there = (raw[code] ?? []).filter((x) => x !== null);
    const [low, high] = [Math.min(...there), Math.max(...there)];
    estimated[code] = (raw[code] ?? []).map((x, unit) => {
      if (x !== null) return x;
      const known = kin.map((other) => unit01[other]?.[unit] ?? null).filter((y) => y !== null);
      if (known.length === 0) return null;
      const place = known.reduce((sum, y) => sum + (y - 5) / 90, 0) / known.length;
      return direction === 1 ? low + place * (high - low) : high - place * (high - low);
    });
  }
  const standard: Numbers = {};
  for (const [code, , direction] of indicators) {
    const there = (estimated[code] ?? []).filter((x) => x !== null).map((x) => direction * x);
    const mean = there.reduce((sum, x) => sum + x, 0) / there.length;
    const sd = Math.sqrt(there.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (there.length - 1));
    standard[code] = (estimated[code] ?? []).map((x) => (x === null ? null : 100 + (10 * (direction * x - mean)) / sd));
  }
  folder.writeCase('M8_rows', {
    input: 'data/figures.csv',
    meta: 'data/tree.csv',
    spec: {
      impute: { f: 'i_mean', by: 'row', group_level: 3 },
      normalise: { f: 'n_zscore', m_sd: [100, 10] },
      aggregate: { f: means, dat_thresh: thresholds }
    },
    outputs: {
      imputed: { uCode, ...estimated },
      normalised: { uCode, ...standard },
      aggregated: { uCode, ...scored(standard, ([, , , weight]) => weight) }
    }
  });
});
afterAll(() => folder.remove());

it('cases of other names, sizes and depths are met to 1e-9', () => {
  const lines: string[] = [];
  runFolder(folder.path, (line) => lines.push(line));
  expect(lines.filter((line) => line.startsWith(' '))).toEqual([]);
  expect(lines.map((line) => line.replace(/ {2}[\d.e+-]+ {2}/, ' ')).slice(0, 8)).toEqual([
    'M1_mixed ok',
    'M2_zones ok',
    'M3_shares ok',
    'M4_filled ok',
    'M5_shaken ok',
    'M6_dropped ok',
    'M7_waves ok',
    'M8_rows ok'
  ]);
  expect(lines.at(-1)).toBe('8 passed, 0 failed');
});
