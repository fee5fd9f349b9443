/**
 * What changed from one version of an instrument to another, question by question and rule by rule, as data and in words.
 * Compares meaning, not files: key order, white space and positions of unchanged questions say nothing.
 */
import { flatten } from './flatten.ts';
import type { InstrumentBundle } from './freeze.ts';
import type { Question, Questionnaire } from './questionnaire.ts';

export interface Difference {
  readonly kind: 'added' | 'removed' | 'moved' | 'type' | 'choices' | 'text' | 'condition' | 'setting' | 'scoring';
  /** section <name>, question <name>, scoring or instrument */
  readonly at: string;
  /** Which part of it, e.g. choices[3].text.en; empty: the whole. */
  readonly part: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A version as its files and as what was parsed of them. */
export interface ComparableVersion {
  readonly questionnaire: Questionnaire;
  readonly scoring: InstrumentBundle['scoring'];
}

const lists = new Set(['choices', 'rows', 'columns', 'items', 'template']);
const conditions = new Set(['visibleIf', 'enableIf', 'requiredIf', 'isRequired', 'expression']);

function kindOf(part: string): Difference['kind'] {
  const last = part.split('.').at(-1) ?? part;
  if (part === 'type' || part === 'control') return 'type';
  if (lists.has(last) || /\[[^\]]+\]\.(value|name)$/.test(part)) return 'choices';
  if (conditions.has(last)) return 'condition';
  return /\.(en|fr|es|ru|ar|zh)$/.test(part) ? 'text' : 'setting';
}

function changes(
  at: string,
  from: ReadonlyMap<string, string>,
  to: ReadonlyMap<string, string>,
  kind: (part: string) => Difference['kind']
): readonly Difference[] {
  const parts = [...new Set([...from.keys(), ...to.keys()])];
  return parts.flatMap((part): readonly Difference[] => {
    const [before, after] = [from.get(part) ?? null, to.get(part) ?? null];
    return before === after ? [] : [{ kind: kind(part), at, part, from: before, to: after }];
  });
}

/** An entry that came or went is said once, by its list; its texts and values are not listed again. */
function withoutEntriesOfOneSide(found: readonly Difference[]): readonly Difference[] {
  const gone = found
    .filter(({ kind, from, to, part }) => kind === 'choices' && (from === null || to === null) && part.includes('['))
    .map(({ part }) => part.replace(/\.(value|name)$/, ''));
  return found.filter(({ part }) => !gone.some((entry) => part.startsWith(`${entry}.`)));
}

function questionChanges(from: Question, to: Question): readonly Difference[] {
  const { name: _from, ...before } = from;
  const { name: _to, ...after } = to;
  return withoutEntriesOfOneSide(changes(`question ${to.name}`, flatten(before), flatten(after), kindOf));
}

function listed<T>(
  what: string,
  from: ReadonlyMap<string, T>,
  to: ReadonlyMap<string, T>,
  titleOf: (entry: T) => string,
  compare: (before: T, after: T, at: string) => readonly Difference[]
): readonly Difference[] {
  const whole = { part: '', from: null, to: null };
  return [
    ...[...from].flatMap(([name, entry]): readonly Difference[] =>
      to.has(name) ? [] : [{ ...whole, kind: 'removed', at: `${what} ${name}`, from: titleOf(entry) }]
    ),
    ...[...to].flatMap(([name, entry]): readonly Difference[] => {
      const before = from.get(name);
      if (before === undefined) return [{ ...whole, kind: 'added', at: `${what} ${name}`, to: titleOf(entry) }];
      return compare(before, entry, `${what} ${name}`);
    })
  ];
}

export function diffInstruments(from: ComparableVersion, to: ComparableVersion): readonly Difference[] {
  const [a, b] = [from.questionnaire, to.questionnaire];
  const sections = (q: Questionnaire) =>
    new Map(q.sections.map(({ name, title, help, visibleIf }) => [name, { title, help, visibleIf }]));
  return [
    ...changes('instrument', flatten({ title: a.title }), flatten({ title: b.title }), kindOf),
    ...listed(
      'section',
      sections(a),
      sections(b),
      ({ title }) => title.en,
      (before, after, at) => changes(at, flatten(before), flatten(after), kindOf)
    ),
    ...listed(
      'question',
      a.byName,
      b.byName,
      ({ title }) => title.en,
      (before, after) => [...moved(before.name, a, b), ...questionChanges(before, after)]
    ),
    ...changes('scoring', flatten(from.scoring), flatten(to.scoring), () => 'scoring')
  ];
}

function moved(name: string, a: Questionnaire, b: Questionnaire): readonly Difference[] {
  const [from, to] = [a.sectionOf.get(name) ?? null, b.sectionOf.get(name) ?? null];
  return from === to ? [] : [{ kind: 'moved', at: `question ${name}`, part: 'section', from, to }];
}

/** One line per difference, for a terminal; one line "no difference" where there is none. */
export function describeDifferences(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return ['no difference'];
  const quoted = (text: string | null) => (text === null ? 'nothing' : `“${text}”`);
  return differences.map(({ kind, at, part, from, to }) => {
    if (kind === 'added') return `${at}: added (${quoted(to)})`;
    if (kind === 'removed') return `${at}: removed (${quoted(from)})`;
    return `${at}: ${kind === 'scoring' ? '' : `${kind}, `}${part}: ${quoted(from)} → ${quoted(to)}`;
  });
}
