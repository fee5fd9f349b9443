import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/domain/canonical.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes no white space', () => {
    expect(canonicalJson({ b: [1, { d: 'ж', c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"ж"}]}');
  });
  it('leaves out absent members but keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });
  it.each([NaN, Infinity, [undefined], () => 1])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
