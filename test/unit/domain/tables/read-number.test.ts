import { describe, expect, it } from 'vitest';
import { nearestName, shown } from '#lib/domain/tables/names.ts';
import { numberIn } from '#lib/domain/tables/read-number.ts';
import { separatorOf } from '#lib/domain/tables/separator.ts';

describe('a cell as a number', () => {
  it.each<[string, number | null | string]>([
    ['12', 12],
    [' 12.5 ', 12.5],
    ['+3.', 3],
    ['.5', 0.5],
    ['-1.5e-3', -0.0015],
    ['0.1000000000000000055511151231257827', 0.1],
    ['', null],
    ['   ', null],
    ['12,5', 'decimal_comma'],
    ['-,5', 'decimal_comma'],
    ['1,234', 'decimal_comma'],
    ['1.234,56', 'decimal_comma'],
    ['1 234,56', 'decimal_comma'],
    ['1,234,567', 'thousands'],
    ['1,234.5', 'thousands'],
    ['1.234.567', 'thousands'],
    ['1 234', 'thousands'],
    ['1\u00A0234.5', 'thousands'],
    ['1\u202F234', 'thousands'],
    ["1'234'567", 'thousands'],
    ['NA', 'gap_code'],
    ['n/a', 'gap_code'],
    ['..', 'gap_code'],
    ['-', 'gap_code'],
    ['–', 'gap_code'],
    ['NaN', 'gap_code'],
    ['null', 'gap_code'],
    ['1e999', 'too_large'],
    ['-1e999', 'too_large'],
    ['Infinity', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['1_000', 'not_a_number'],
    ['12 %', 'not_a_number'],
    ['1e', 'not_a_number'],
    ['١٢', 'not_a_number'],
    ['−5', 'not_a_number'],
    ['constructor', 'not_a_number'],
    ['__proto__', 'not_a_number']
  ])('%j is %j', (cell, expected) => {
    expect(numberIn(cell, new Set())).toBe(expected);
  });

  it('takes a code for a gap only where it is named, exactly', () => {
    const gaps = new Set(['NA', '..', '-999']);
    expect(['NA', ' .. ', '-999', 'na', '-999.0'].map((cell) => numberIn(cell, gaps))).toEqual([
      null,
      null,
      null,
      'gap_code',
      -999
    ]);
  });
});

describe('the separator of a first line', () => {
  it.each<[string, string]>([
    ['a,b,c', ','],
    ['a;b;c', ';'],
    ['a\tb\tc', '\t'],
    ['country;GDP, US$;name', ';'],
    ['"a;b;c;d",x', ','],
    ['"say ""x;y;z""",b', ','],
    ['one', ','],
    ['a,b;c', 'unclear']
  ])('%j: %j', (line, expected) => {
    expect(separatorOf(line)).toBe(expected);
  });
});

describe('names in messages', () => {
  it('finds the nearest, capitals aside', () => {
    expect(nearestName('life_expectancy', ['mys', 'Life expectancy', 'gni'])).toBe('Life expectancy');
    expect(nearestName('gdp', ['GNI', 'gdp_pc', 'population'])).toBe('GNI');
    expect(nearestName('x', [])).toBeNull();
    expect(nearestName('__proto__', ['proto', 'constructor'])).toBe('proto');
  });
  it('prints nothing that moves a terminal’s cursor or turns its text round, and no more than 40 characters', () => {
    expect(shown('a\u001b[2Jb\u202Ec\nd\u009Be')).toBe('a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe');
    expect(shown('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
    expect(shown('Côte d’Ivoire 国')).toBe('Côte d’Ivoire 国');
  });
});
