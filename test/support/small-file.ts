/**
 * A questionnaire small enough to check by eye, with conditions written by hand, and a country file of it:
 * `policy` (1–5, required) shows `evidence` for itself; `computers` ('yes') shows the section `devices` with `count`
 * (required there) and its source; `ratio` is calculated.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { AnswerInput, AnswerState } from '#lib/domain/country-file/answer.ts';
import type { Change, ChangeBody } from '#lib/domain/country-file/change.ts';
import type { DecideContext } from '#lib/domain/country-file/command.ts';
import type { Dependencies } from '#lib/domain/country-file/dependencies.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import type { Logic, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';

/** What a question of a small questionnaire has where nothing else is said. */
export const plainQuestion = {
  help: null,
  visibleIf: null,
  enableIf: null,
  requiredIf: null,
  isRequired: false,
  states: ['dont_know'],
  commentOffered: true,
  module: null,
  about: null
} as const;
const named = (name: string) => ({ ...plainQuestion, name, title: { en: name }, concept: `small.${name}` });
const choices = (...values: (string | number)[]) => values.map((value) => ({ value, text: { en: String(value) } }));

const general: readonly Question[] = [
  { ...named('policy'), type: 'choice', control: 'radiogroup', choices: choices(1, 2, 3, 4, 5), isRequired: true },
  { ...named('evidence'), type: 'comment', maxLength: 100, about: { question: 'policy', kind: 'evidence' } },
  { ...named('computers'), type: 'choice', control: 'radiogroup', choices: choices('yes', 'no') },
  { ...named('consent'), type: 'choice', control: 'radiogroup', choices: choices('named', 'aggregate', 'internal') }
];
const devices: readonly Question[] = [
  { ...named('count'), type: 'number', min: 0, max: 1000, integer: true, isRequired: true },
  { ...named('count_source'), type: 'text', maxLength: 50, about: { question: 'count', kind: 'source' } },
  { ...named('ratio'), type: 'calculated', expression: '{count} / 2' }
];
const section = (name: string, questions: readonly Question[]) => ({
  name,
  title: { en: name },
  help: null,
  visibleIf: null,
  questions
});
const sections = [section('general', general), section('devices', devices)];

export const smallQuestionnaire: Questionnaire = {
  instrument: 'small',
  version: '1.0.0',
  title: { en: 'Small' },
  sections,
  byName: new Map(sections.flatMap((one) => one.questions.map((question) => [question.name, question]))),
  sectionOf: new Map(sections.flatMap((one) => one.questions.map((question) => [question.name, one.name])))
};

export const smallLogic: Logic = (values) => {
  const withDevices = values['computers'] === 'yes';
  const count = values['count'];
  const visible = ['policy', 'computers', 'consent'];
  if (values['policy'] !== undefined) visible.push('evidence');
  if (withDevices) visible.push('count', 'count_source', 'ratio');
  return {
    visible: new Set(visible),
    visibleSections: new Set(withDevices ? ['general', 'devices'] : ['general']),
    enabled: new Set(visible),
    required: new Set(withDevices ? ['policy', 'count'] : ['policy']),
    calculated: new Map(withDevices ? [['ratio', typeof count === 'number' ? count / 2 : null]] : [])
  };
};

const reads = (conditions: readonly string[] = [], value: readonly string[] = []) => ({
  conditions: new Set(conditions),
  value: new Set(value)
});
/** By hand: `policy` shows `evidence`, `computers` shows the section of the devices, `ratio` is half of `count`. */
export const smallDependencies: Dependencies = new Map([
  ['policy', reads()],
  ['evidence', reads(['policy'])],
  ['computers', reads()],
  ['consent', reads()],
  ['count', reads(['computers'])],
  ['count_source', reads(['computers'])],
  ['ratio', reads(['computers'], ['count'])]
]);

export const focalPoint = { personId: 'focal', role: 'focal_point' } as const;
export const contributor = { personId: 'amal', role: 'contributor' } as const;
export const analyst = { personId: 'analyst', role: 'analyst' } as const;
export const administrator = { personId: 'admin', role: 'administrator' } as const;

export const openCampaign = {
  status: 'open',
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-12-31T23:59:00.000Z'
} as const;

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function contextFor(by: Pick<Actor, 'personId' | 'role'>, more: Partial<DecideContext> = {}): DecideContext {
  return {
    by,
    now: '2026-03-01T10:00:00.000Z',
    campaign: openCampaign,
    questionnaire: smallQuestionnaire,
    logic: smallLogic,
    dependencies: smallDependencies,
    sha256,
    ...more
  };
}

/** The next change of a file, by the person given. */
export function changeAfter(state: FileState | null, body: ChangeBody, personId = 'focal', changeId?: string): Change {
  const revision = (state?.revision ?? 0) + 1;
  return {
    fileId: 'small-2026.KEN',
    revision,
    changeId: changeId ?? `c${revision}`,
    at: '2026-03-01T10:00:00.000Z',
    by: { personId, name: personId, role: 'x' },
    via: 'page',
    ...body
  };
}

export function fileAfter(...bodies: readonly ChangeBody[]): FileState {
  const opened: ChangeBody = {
    kind: 'opened',
    campaignId: 'small-2026',
    iso3: 'KEN',
    version: { instrument: 'small', version: '1.0.0', sha256: 'v' },
    progress: { general: [0, 3] }
  };
  const named: ChangeBody = { kind: 'focal_point_named', personId: 'focal', name: 'focal', email: 'focal@example.org' };
  let state: FileState = applyChange(null, changeAfter(null, opened));
  for (const body of [named, ...bodies]) state = applyChange(state, changeAfter(state, body));
  return state;
}

export const given: ChangeBody = {
  kind: 'delegated',
  personId: 'amal',
  name: 'amal',
  email: 'amal@example.org',
  sections: ['devices'],
  questions: [],
  message: '',
  due: null
};

export function typed(value: unknown, revision = 0, state: AnswerState = 'answered'): AnswerInput {
  return { base: revision, state, value, comment: null, language: 'en' };
}
