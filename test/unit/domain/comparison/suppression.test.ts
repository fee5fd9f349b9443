import { describe, expect, it } from 'vitest';
import { revealsFewerThan } from '#lib/domain/comparison/disclosure.ts';
import { decide, type Contributor, type Decision } from '#lib/domain/comparison/suppression.ts';
import { codes, schemeOf } from '../../../support/analysis-round.ts';

const sets = (...texts: string[]) => texts.map((text) => new Set(text));
const named = (from: number, to: number): Contributor[] => codes.slice(from, to).map((iso3) => ({ iso3, named: true }));
const unnamed = (from: number, to: number): Contributor[] =>
  codes.slice(from, to).map((iso3) => ({ iso3, named: false }));
const said = (decision: Decision) =>
  decision.shown
    ? `${decision.members.size}${decision.leftOut === 0 ? '' : ` less ${decision.leftOut}`}`
    : decision.why;

describe('what published sets reveal (one letter is one country, limit 5)', () => {
  it.each([
    ['one large set', ['abcdefgh'], false],
    ['a set that is too small itself', ['abcd'], true],
    ['two sets apart', ['abcde', 'fghij'], false],
    ['a group in another that is three larger', ['abcdefgh', 'abcde'], true],
    ['a group in another that is five larger', ['abcdefghij', 'abcde'], false],
    ['a total and two groups that leave two over', ['abcdefghijkl', 'abcde', 'fghij'], true],
    ['a total and two groups that leave five over', ['abcdefghijklmno', 'abcde', 'fghij'], false],
    ['two sets that overlap in one: sums tell nothing of it', ['abcdefgh', 'hijklmno'], false],
    [
      'two overlapping sets and their union: the overlap is in the difference',
      ['abcdefgh', 'ghijklmno', 'abcdefghijklmno'],
      true
    ],
    ['two schemes of two groups that differ by one country', ['abcdefg', 'hijklmn', 'abcdef', 'ghijklmn'], true],
    ['a set that is there twice', ['abcdefgh', 'abcdefgh'], false],
    ['nothing', [], false]
  ])('%s', (_, texts, reveals) => {
    expect(revealsFewerThan(5, sets(...texts))).toBe(reveals);
  });

  it('with limit 1 nothing is too few', () => {
    expect(revealsFewerThan(1, sets('a', 'ab'))).toBe(false);
  });
});

describe('decide', () => {
  it('shows groups of five and more, withholds four, and says where nobody has the figure', () => {
    const scheme = schemeOf('region', {
      five: codes.slice(0, 5),
      ten: codes.slice(10, 20),
      four: codes.slice(20, 24),
      none: []
    });
    const decisions = decide([...named(0, 5), ...named(10, 24), ...named(25, 31)], [scheme], 5);
    expect(['five', 'ten', 'four', 'none'].map((group) => said(decisions('region', group)))).toEqual([
      '5',
      '10',
      'too_few',
      'no_data'
    ]);
    expect(said(decisions('all', 'all'))).toBe('25');
  });

  it('withholds a second group where total less the others would reveal the small one', () => {
    const scheme = schemeOf('region', { a: codes.slice(0, 8), b: codes.slice(8, 14), c: codes.slice(14, 17) });
    const decisions = decide(named(0, 17), [scheme], 5);
    expect(['a', 'b', 'c'].map((group) => said(decisions('region', group)))).toEqual(['8', 'complementary', 'too_few']);
  });

  it('withholds the smaller of two nested groups that differ by too few, across schemes', () => {
    const regions = schemeOf('region', { africa: codes.slice(0, 12), rest: codes.slice(12, 24) });
    const focus = schemeOf('focus', {
      africa_and_three: codes.slice(0, 15),
      ten_of_africa: codes.slice(0, 10),
      six: codes.slice(0, 6)
    });
    const decisions = decide(named(0, 24), [regions, focus], 5);
    expect(said(decisions('region', 'africa'))).toBe('12');
    expect(said(decisions('focus', 'africa_and_three'))).toBe('complementary'); // 15 − 12 = 3
    expect(said(decisions('focus', 'ten_of_africa'))).toBe('complementary'); // 12 − 10 = 2
    expect(said(decisions('focus', 'six'))).toBe('6'); // 12 − 6 = 6
  });

  it('counts unnamed countries where five of them are together', () => {
    const scheme = schemeOf('region', { a: codes.slice(0, 10), b: codes.slice(10, 20) });
    const decisions = decide([...unnamed(0, 5), ...named(5, 10), ...unnamed(10, 15), ...named(15, 20)], [scheme], 5);
    expect(['a', 'b'].map((group) => said(decisions('region', group)))).toEqual(['10', '10']);
  });

  it('leaves one unnamed country out: its score is the group’s less the published ones', () => {
    const scheme = schemeOf('region', { a: codes.slice(0, 10), b: codes.slice(10, 20) });
    const decisions = decide([...named(0, 9), ...unnamed(9, 10), ...named(10, 20)], [scheme], 5);
    expect(['a', 'b'].map((group) => said(decisions('region', group)))).toEqual(['9 less 1', '10']);
    expect(said(decisions('all', 'all'))).toBe('19 less 1');
  });

  it('leaves unnamed countries out of a group where the total and the other group would give them away', () => {
    const scheme = schemeOf('region', { a: codes.slice(0, 12), b: codes.slice(12, 20) });
    const decisions = decide([...unnamed(0, 5), ...named(5, 12), ...named(12, 18), ...unnamed(18, 20)], [scheme], 5);
    expect(said(decisions('all', 'all'))).toBe('20');
    expect(said(decisions('region', 'a'))).toBe('7 less 5'); // with its five, total less a would rest on two unnamed
  });

  it('withholds a group of five where the four named alone are too few', () => {
    const scheme = schemeOf('region', { a: codes.slice(0, 5) });
    expect(said(decide([...named(0, 4), ...unnamed(4, 5), ...named(5, 20)], [scheme], 5)('region', 'a'))).toBe(
      'complementary'
    );
  });

  it('knows nothing of a group it was not given', () => {
    expect(said(decide(named(0, 10), [], 5)('region', 'a'))).toBe('no_data');
  });
});
