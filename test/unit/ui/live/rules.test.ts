/** The rules that travel to the browser judge and show as the server's own do, without its texts. */
import { expect, test } from 'vitest';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { questionnaireOf, rulesOf, type Rules } from '#lib/survey/rules.ts';
import { localRules } from '#lib/ui/live/rules.ts';
import { everyType } from '../../../support/every-type.ts';

const bundle = everyType();
const parsed = parseQuestionnaire(bundle.instrument, bundle.version, bundle.survey, bundle.lineage);
if (isFindings(parsed)) throw new Error('the instrument does not parse');
const questionnaire = parsed;
const version = { instrument: bundle.instrument, version: bundle.version, sha256: 'a'.repeat(64) };
const travelled = JSON.parse(JSON.stringify(rulesOf(questionnaire, version))) as Rules;
const unsent = (value: unknown) => ({
  draft: { state: 'answered', typed: null, comment: '' } as const,
  base: 0,
  input: { state: 'answered', value, comment: null, language: 'en' } as const,
  typedAt: '2026-03-01T10:00:00.000Z'
});

test('texts stay behind, all else comes along', () => {
  expect(JSON.stringify(travelled)).not.toContain('Name of the body');
  const copy = questionnaireOf(travelled);
  expect([...copy.byName.keys()]).toEqual([...questionnaire.byName.keys()]);
  for (const value of [{}, { gov1: 4 }, { gov1: 2, ratio: 50 }])
    expect(compileLogic(copy)(value)).toEqual(compileLogic(questionnaire)(value));
  for (const [name, value] of [
    ['ratio', 500],
    ['gov1', 9],
    ['tongues', ['en', 'ar', 'sw']],
    ['gov2', ['none']],
    ['wishes', [{ wish: 'x', year: 2050 }]]
  ] as const) {
    const input = { base: 0, state: 'answered', value, language: 'en' } as const;
    const [here, there] = [copy.byName.get(name), questionnaire.byName.get(name)];
    if (here === undefined || there === undefined) throw new Error(`no question ${name}`);
    expect(checkAnswer(here, input), name).toEqual(checkAnswer(there, input));
  }
});

test('what is typed counts before it is sent; what does not pass its check counts as absent', () => {
  const rules = localRules(travelled);
  expect(rules.logic({}, {}).visible).not.toContain('gov1_ev');
  const shown = rules.logic({}, { gov1: unsent(4), ratio: unsent(50) });
  expect(shown.visible).toContain('gov1_ev');
  expect(shown.required).toContain('gov1_ev');
  expect(shown.calculated).toEqual({ share: 0.5 });
  expect(rules.logic({}, { ratio: unsent(500) }).calculated).toEqual({ share: null });
  expect(rules.refusal('ratio', unsent(500).input)).toBe('Please enter a number from 0 to 100.');
  expect(rules.refusal('ratio', unsent(50).input)).toBeNull();
});
