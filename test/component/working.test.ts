/** The working of a score, drawn from its recipe: every number on the page is in the working. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import { scoreSubmission } from '#lib/domain/scoring/score.ts';
import { writeWorking } from '#lib/domain/scoring/write-working.ts';
import Figures from '#lib/ui/analysis/Figures.svelte';
import WorkingInterval from '#lib/ui/profile/WorkingInterval.svelte';
import WorkingNode from '#lib/ui/profile/WorkingNode.svelte';
import { everythingAsked, parsed, smallModelJson, withState } from '../support/scoring-model.ts';
import { atPoints } from '../support/small-index-round.ts';

readLanguageFrom(() => 'en');
const textOf = (html: string) => html.replaceAll(/<!--.*?-->|<[^>]+>/gs, ' ').replaceAll(/\s+/g, ' ');

/** The small model with A split into two groups: a tree of three levels. */
function drawn(answers: Parameters<typeof scoreSubmission>[1]): string {
  const json = smallModelJson();
  const [a, b] = json.index.groups;
  const [first, top] = json.index.levels;
  const groups = [
    { ...a, members: ['A_ONE', 'A_TWO'] },
    b,
    { ...a, id: 'A_ONE', title: { en: 'First half' }, members: ['A1', 'A2'] },
    { ...a, id: 'A_TWO', title: { en: 'Second half' }, members: ['A3', 'A4'] }
  ];
  const levels = [first, { ...first, coverage: 0.5 }, top];
  const scoring = parsed({ ...json, index: { ...json.index, groups, levels } });
  const result = scoreSubmission(scoring, answers, everythingAsked);
  if (scoring.index === null || result === null) throw new Error('an index');
  const version = { instrument: 'small', version: '1.0.0', sha256: 'a'.repeat(64) };
  const working = writeWorking({ method: scoring.method, version, model: scoring.index, result, interval: null });
  return render(WorkingNode, { props: { node: working.index, working, questions: new Map() } }).body;
}

test('a tree of three levels is opened from the index down, with the numbers in each formula', () => {
  const html = drawn(atPoints(50, 75));
  const text = textOf(html);
  // A = 50, B = 75, weights 1 and 3: (50 + 3 × 75) ÷ 4 = 68.75.
  expect(text).toContain('Small: 68.8');
  expect(text).toContain('(1 × 50.0 + 3 × 75.0) ÷ 4 = 68.8');
  expect(text).toContain('First half: 50.0');
  expect(text).toContain('(50.0 + 50.0) ÷ 2 = 50.0');
  expect(text).toContain('(2 × 75.0 + 1 × 75.0 + 1 × 75.0) ÷ 4 = 75.0');
  expect(text).toContain('(50 − 25) ÷ (50 − 0) × 100 = 50.0');
  expect(text).toContain('exp((1 × ln 50.0 + 3 × ln 75.0) ÷ 4) = 67.8');
  for (const anchor of ['index', 'a', 'a_one', 'a_two', 'b', 'a1', 'b3']) expect(html).toContain(`id="${anchor}"`);
});

test('what is missing is said with what it did; a test that is not met says so', () => {
  const half = { ...atPoints(50, 75), a1: withState('dont_know'), a3: withState('not_applicable') };
  const text = textOf(drawn(half));
  // One of two: below 65 %, so the first half has no score; the second keeps one, over what applies.
  expect(text).toContain('First half: No score: too few answers');
  expect(text).toContain('Coverage: 1 ÷ 2 = 50.0%; needed: 65%. Not met.');
  expect(text).toContain('Coverage: 1 ÷ 1 = 100.0%; needed: 65%. Met.');
  expect(text).toContain('Does not apply: it counts nowhere');
  expect(text).toContain('The dimension has no score: too few of its indicators are answered.');
});

test('an interval names its replications and seed, and what it is not', () => {
  const interval = { low: 61.04, median: 63, high: 66.4, replications: 1000, seed: 42 };
  const text = textOf(render(WorkingInterval, { props: { interval } }).body);
  expect(text).toContain('Interval of the score: 61.0 to 66.4');
  expect(text).toContain('1,000 replications, median 63.0, seed 42');
  expect(text).toContain('not a sampling error');
  expect(textOf(render(WorkingInterval, { props: { interval: null } }).body)).toContain('No interval yet');
});

test('a table of figures: codes keep their direction, a flag is words, a reason stands instead of a figure', () => {
  const table = {
    caption: 'Figures of a round',
    columns: [
      { key: 'indicator', label: 'Indicator' },
      { key: 'mean', label: 'Mean', number: true }
    ],
    rows: [
      {
        id: 'GOV1',
        cells: [
          { code: 'GOV1', text: 'Policy', lang: 'en' as const },
          { text: '3.20', flag: 'negative' }
        ]
      },
      {
        id: 'GOV2',
        cells: [
          { code: 'GOV2', text: 'Strategy' },
          { text: 'Not shown', muted: true }
        ]
      }
    ]
  };
  const { body } = render(Figures, { props: { table, csv: '/statistics/data.csv' } });
  expect(body).toMatch(/<bdi class="code[^"]*">GOV1<\/bdi>/);
  expect(body).toContain('lang="en"');
  expect(textOf(body)).toContain('3.20 negative');
  expect(body).toMatch(/class="[^"]*muted[^"]*">Not shown/);
  expect(body).toContain('href="/statistics/data.csv"');
});
