/** The pictures of profile and review, drawn on the server from figures written by hand: what stands where, and what is said. */
import { render } from 'svelte/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '#lib/domain/languages.ts';
import { readLanguageFrom } from '#lib/i18n/locale.ts';
import BandChip from '#lib/ui/charts/BandChip.svelte';
import Change from '#lib/ui/charts/Change.svelte';
import DotIntervalRows from '#lib/ui/charts/DotIntervalRows.svelte';
import LevelBars from '#lib/ui/charts/LevelBars.svelte';
import Quadrant from '#lib/ui/charts/Quadrant.svelte';
import SectionsBar from '#lib/ui/review/SectionsBar.svelte';

let language: Language = 'en';
beforeEach(() => {
  readLanguageFrom(() => language);
});
afterEach(() => {
  language = 'en';
});

const bands = [
  { id: 'nascent', from: 0, to: 20 },
  { id: 'emerging', from: 20, to: 40 },
  { id: 'established', from: 40, to: 60 },
  { id: 'advanced', from: 60, to: 80 },
  { id: 'transformative', from: 80, to: 100 }
];
const rows = [
  { id: 'GOV', label: 'Policy', value: 62.5, reason: '', peers: { low: 30, median: 45, high: 70 } },
  { id: 'CON', label: 'Devices', value: null, reason: 'No score: too few answers', peers: null }
];

function text(body: string): string {
  return body
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

test('a dot lies at its score, the group behind it from first to third quartile, and a gap is said in words', () => {
  const { body } = render(DotIntervalRows, { props: { label: 'Scores of Albania', rows, bands } });
  expect(body).toContain('role="img" aria-label="Scores of Albania"');
  expect(body).toMatch(/<circle cx="62.5%"/);
  expect(body).toMatch(/<rect x="30%" width="40%"/);
  expect(body).toMatch(/x1="45%" x2="45%"/);
  expect(body.match(/<circle/g)).toHaveLength(1);
  expect(text(body)).toContain('Policy 62.5 Devices No score: too few answers');
  expect(body).not.toContain('style=');
});

test('an interval is a line through its dot, mirrored in Arabic; without one there is none', () => {
  const drawn = rows.map((row) => (row.id === 'GOV' ? { ...row, interval: { low: 60, high: 66 } } : row));
  const { body } = render(DotIntervalRows, { props: { label: 'x', rows: drawn, bands } });
  expect(body).toMatch(/x1="60%" x2="66%"[^>]*class="[^"]*interval/);
  expect(body.match(/class="[^"]*interval/g)).toHaveLength(3);
  expect(render(DotIntervalRows, { props: { label: 'x', rows, bands } }).body).not.toMatch(/class="[^"]*interval/);
  language = 'ar';
  expect(render(DotIntervalRows, { props: { label: 'x', rows: drawn, bands } }).body).toMatch(/x1="40%" x2="34%"/);
});

test('in Arabic the axis runs from the right', () => {
  language = 'ar';
  const { body } = render(DotIntervalRows, { props: { label: 'x', rows, bands } });
  expect(body).toMatch(/<circle cx="37.5%"/);
  expect(body).toMatch(/<rect x="30%" width="40%"/);
  expect(body).toMatch(/x1="55%" x2="55%"/);
});

test('bars of levels share their length by count and write the counts; what is missing is hatched', () => {
  const parts = [
    { id: '1', label: 'Level 1', step: 1 as const },
    { id: '2', label: 'Level 2', step: 2 as const },
    { id: 'none', label: 'Without a level', step: 0 as const }
  ];
  const { body } = render(LevelBars, {
    props: { label: 'Levels', parts, rows: [{ id: 'GOV', label: 'Policy', counts: [3, 0, 1] }] }
  });
  expect(body).toMatch(/<rect x="0%" width="75%"/);
  expect(body).toMatch(/<rect x="75%" width="25%"[^>]*fill="url\(#/);
  expect(text(body)).toBe('Level 1 Level 2 Without a level Policy 3 1');
});

test('a change says its direction and size in figures that add up with what is shown', () => {
  expect(text(render(Change, { props: { from: 41.24, to: 48.77 } }).body)).toBe('▲ up by 7.6');
  expect(text(render(Change, { props: { from: 48.77, to: 41.24 } }).body)).toBe('▼ down by 7.6');
  expect(text(render(Change, { props: { from: 50.01, to: 50.04 } }).body)).toBe('unchanged');
  expect(text(render(Change, { props: { from: null, to: 41.2 } }).body)).toBe('no change can be stated');
});

test('a band is a word on its step; no band is hatched with the reason', () => {
  expect(render(BandChip, { props: { band: 'advanced', reason: '' } }).body).toMatch(/band band-4[^>]*>Advanced</);
  expect(render(BandChip, { props: { band: null, reason: 'No score: too few answers' } }).body).toMatch(
    /band no-data[^>]*>No score: too few answers</
  );
});

test('needs that fall together stand side by side, and every code is written once', () => {
  const points = ['P01', 'P02', 'P03'].map((id) => ({ id, label: `Need ${id}`, importance: 100, capacity: 0 }));
  const { body } = render(Quadrant, { props: { label: 'Needs', points, split: { importance: 62.5, capacity: 37.5 } } });
  const places = [...body.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*class="[^"]*code[^"]*">(P\d\d)/g)].map(
    ([, x, y, id]) => [id, Number(x), Number(y)]
  );
  expect(places).toEqual([
    ['P01', 35, 47],
    ['P02', 69, 47],
    ['P03', 52, 66]
  ]);
  expect(body).toContain('<title>P01 Need P01</title>');
  // From 62.5 importance up and below 37.5 capacity: 52 + 0.375 × 296 across and down.
  expect(body).toMatch(/<rect x="0" y="0" width="163" height="163"/);
});

test('complete sections are said in words; the bar repeats it from the reading side', () => {
  expect(text(render(SectionsBar, { props: { done: 3, of: 12 } }).body)).toBe('3 of 12');
  expect(render(SectionsBar, { props: { done: 3, of: 12 } }).body).toMatch(/<rect x="0" width="25%"/);
  language = 'ar';
  expect(render(SectionsBar, { props: { done: 3, of: 12 } }).body).toMatch(/<rect x="75%" width="25%"/);
});
