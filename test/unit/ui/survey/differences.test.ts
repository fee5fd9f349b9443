/** Of two answers to one question, what differs is named on both sides, and nothing else. */
import { expect, test } from 'vitest';
import { nothingBeside, type Beside } from '#lib/survey/beside.ts';
import type { Draft } from '#lib/survey/draft.ts';
import { learn } from '#lib/i18n/said.ts';
import { differences, type Side } from '#lib/ui/survey/clash/differences.ts';
import { pageWords } from '#lib/ui/survey/clash/page-words.ts';
import { sectionWords } from '#lib/ui/survey/section-words.ts';

learn(sectionWords());
const control = { kind: 'number', min: 0, max: 100, integer: false } as const;
const side = (more: Partial<Draft> = {}, beside: Partial<Beside> = {}, language: Side['language'] = 'en'): Side => ({
  draft: { state: 'answered', typed: '12', comment: '', beside: { ...nothingBeside, ...beside }, ...more },
  language
});
const found = (mine: Side, theirs: Side) =>
  differences(control, mine, theirs, pageWords).map(
    (one) => `${one.label}: ${one.mine.join(' / ')} | ${one.theirs.join(' / ')}`
  );

test.each<[string, Side, Side, string]>([
  ['value', side(), side({ typed: '13' }), 'Answer: 12 | 13'],
  ['state', side({ state: 'dont_know', typed: null }), side(), "Answer: Don't know | 12"],
  ['comment', side({ comment: 'Estimate' }), side(), 'Comment on this answer: Estimate | –'],
  ['source', side({}, { source: 'EMIS' }), side({}, { source: 'Census' }), 'Source of the figure: EMIS | Census'],
  ['year', side({}, { source: 'EMIS', year: '2024' }), side({}, { source: 'EMIS' }), 'Year of the figure: 2024 | –'],
  [
    'confidentiality',
    side(),
    side({}, { reason: 'law', words: 'Act 3' }),
    'Is this answer confidential?: No, it may be used as the consent says | Yes: protected by law / Act 3'
  ],
  [
    'explanation',
    side({}, { explanation: { jump: 'New method' } }),
    side({}, { explanation: { jump: 'Error', sum: 'Rounded' } }),
    'Explanation, for UNESCO IITE: New method | Error / Rounded'
  ],
  ['last round', side({}, { taken: 'old#1' }), side(), 'Last round: Taken over from the last round. | –'],
  ['language', side(), side({}, {}, 'fr'), 'Written in: English | Français']
])('%s', (_, mine, theirs, line) => {
  expect(found(mine, theirs)).toEqual([line]);
});

test('all that differs is named, in the order in which it stands on the page', () => {
  const mine = side({ comment: 'Mine', typed: '1' }, { source: 'EMIS' });
  expect(differences(control, mine, side(), pageWords).map(({ facet }) => facet)).toEqual([
    'answer',
    'comment',
    'source'
  ]);
});

test('what the page does not ask for stays as theirs has it: no difference', () => {
  const { draft, language } = side();
  const { beside: _, ...bare } = draft;
  expect(differences(control, { draft: bare, language }, side({}, { source: 'Census' }), pageWords)).toEqual([]);
});
