/** Literal cases of the compiled logic; that it equals SurveyModel is test/property/survey/compile.test.ts. */
import { describe, expect, it } from 'vitest';
import { isFindings, parseQuestionnaire } from '#lib/domain/instrument/parse.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { smallInstrument, type Changes } from '../../support/small-instrument.ts';
import { thornyLineage, thornySurvey } from '../../support/thorny-instrument.ts';

function logicOf(survey: unknown, lineage: unknown) {
  const questionnaire = parseQuestionnaire('test', '1.0.0', survey, lineage);
  if (isFindings(questionnaire)) throw new Error(questionnaire.map(({ message }) => message).join('; '));
  return compileLogic(questionnaire);
}
function small(changes: Changes = {}) {
  const { survey, lineage } = smallInstrument(changes);
  return logicOf(survey, lineage);
}

describe('conditions', () => {
  it.each([
    [2, false, false],
    [3, true, false],
    [4, true, true],
    [undefined, false, false]
  ])('evidence at level %s: shown %s, required %s', (level, shown, required) => {
    const { visible, required: needed } = small()({ gov1: level });
    expect([visible.has('gov1_ev'), needed.has('gov1_ev')]).toEqual([shown, required]);
  });
  it('a hidden answer counts as absent for what follows', () => {
    const logic = logicOf(thornySurvey, thornyLineage);
    expect(logic({ a: 'yes', b: 'yes', c: 4 }).visible.has('c_ev')).toBe(true);
    expect(logic({ a: 'no', b: 'yes', c: 4 }).visible.has('c_ev')).toBe(false);
  });
  it('a hidden section hides its questions and requires nothing of them', () => {
    const hidden = small({ 'survey.pages.1.visibleIf': '{gov1} = 5', 'survey.pages.1.elements.1.isRequired': true });
    expect(hidden({ gov1: 4 }).visibleSections).toEqual(new Set(['gov']));
    expect(hidden({ gov1: 4 }).required.has('wishes')).toBe(false);
    expect(hidden({ gov1: 5 }).required.has('wishes')).toBe(true);
  });
  it('a section without a visible question is hidden', () => {
    const logic = small({ 'survey.pages.1.elements.1.visibleIf': '{gov1} = 5' });
    expect(logic({}).visibleSections).toEqual(new Set(['gov']));
  });
  it('a question that is switched off is neither enabled nor required', () => {
    const { visible, enabled, required } = logicOf(thornySurvey, thornyLineage)({ a: 'yes', b: 'yes', c: 2 });
    expect([visible.has('d'), enabled.has('d'), required.has('d')]).toEqual([true, false, false]);
  });
});

describe('calculated values', () => {
  it.each([
    [50, 0.5],
    [0, 0]
  ])('a ratio of %s gives %s', (ratio, share) => {
    expect(small()({ ratio }).calculated).toEqual(new Map([['share', share]]));
  });
  it.each([
    ['nothing typed', {}],
    ['half of it typed', { share: { rural: 20 } }],
    ['a division by zero', { share: { rural: 20, urban: 0 } }]
  ])('cannot be computed from %s', (_, given) => {
    const { calculated } = logicOf(thornySurvey, thornyLineage)({ a: 'yes', b: 'yes', n: 30, ...given });
    expect(calculated.get('ratio')).toBeNull();
  });
  it('is the rural share over the urban share', () => {
    const values = { a: 'yes', b: 'yes', n: 30, share: { rural: 20, urban: 80 } };
    expect(logicOf(thornySurvey, thornyLineage)(values).calculated.get('ratio')).toBe(0.25);
  });
});

describe('what lint should have refused', () => {
  it('a circle', () => {
    const changes = {
      'survey.pages.0.elements.0.visibleIf': '{ratio} > 1',
      'survey.pages.0.elements.3.visibleIf': '{gov1} = 1'
    };
    expect(() => small(changes)).toThrow('conditions go in a circle: gov1 -> ratio -> gov1');
  });
  it('a condition that does not parse', () => {
    expect(() => small({ 'survey.pages.0.elements.0.visibleIf': '{a} >> 1' })).toThrow('condition does not parse');
  });
});
