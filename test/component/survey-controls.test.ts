/** Every control as the server draws it: usable without script, named, told in the reader's language. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { LogicResult } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { sectionView } from '#lib/survey/page-view.ts';
import { drawnFirst } from '#lib/ui/survey/clash/drawn-first.ts';
import { Entry } from '#lib/ui/survey/entry.svelte.ts';
import QuestionFrame from '#lib/ui/survey/QuestionFrame.svelte';
import { sampleQuestions, sampleSection } from '../support/sample-questionnaire.ts';

const names = new Set(sampleQuestions.map(({ name }) => name));
const logic: LogicResult = {
  visible: new Set([...names].filter((name) => name !== 'policy_ev')),
  visibleSections: new Set(['everything']),
  enabled: names,
  required: new Set(['body']),
  calculated: new Map([['half', 6.25]])
};

function standing(value: StandingAnswer['value'], state: StandingAnswer['state'] = 'answered'): StandingAnswer {
  const by = { personId: 'p2', name: 'Brian Otieno' };
  return { state, value, language: 'en', comment: null, revision: 7, at: '2026-03-01T10:00:00.000Z', by };
}

function drawn(name: string, answer?: StandingAnswer, language: Language = 'en', readOnly = false): string {
  const answers = answer === undefined ? {} : { [name]: answer };
  const view = sectionView({
    section: sampleSection,
    place: 2,
    answers,
    logic,
    language,
    personId: 'p1',
    sees: names,
    writable: names
  }).questions.find((question) => question.name === name);
  if (view === undefined) throw new Error(`no question ${name}`);
  const nothing = () => undefined;
  const words = { title: 'Evidence', none: '', manage: 'Add or remove evidence', loading: '', failed: '' };
  const props = {
    view,
    entry: new Entry(view),
    language,
    timeZone: 'UTC',
    now: '2026-03-01T12:00:00.000Z',
    readOnly,
    live: false,
    place: { personId: 'p', fileId: 'every-2026.KEN', title: 'Kenya' },
    evidence: { items: [], cited: {}, largest: 20_000_000, words },
    changedEvidence: nothing,
    edit: nothing,
    Clash: drawnFirst,
    you: 'Amal Barasa',
    decide: nothing,
    showNewer: nothing
  };
  return render(QuestionFrame, { props })
    .body.replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/ class="[^"]*"/g, '');
}
/** The tags of a kind that carry all these pieces. */
function tags(html: string, tag: string, ...pieces: string[]): number {
  return [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))].filter(([one]) => pieces.every((p) => one.includes(p)))
    .length;
}

test('a question is a fieldset with its number, title and the word for required', () => {
  const html = drawn('body');
  expect(tags(html, 'fieldset', 'id="q-body"')).toBe(1);
  expect(html).toMatch(/<legend id="q-body-title">.*<bdi>2\.1<\/bdi>.*Name of the body that answers.*Required/s);
  expect(tags(html, 'input', 'type="text"', 'name="body"', 'aria-labelledby="q-body-title"')).toBe(1);
  expect(tags(html, 'input', 'type="hidden"', 'name="body:base"', 'value="0"')).toBe(1);
});

test('a number is a text field for digits, so that what is wrong can be kept', () => {
  const html = drawn('ratio', standing(12.5));
  expect(tags(html, 'input', 'type="text"', 'inputmode="decimal"', 'name="ratio"', 'value="12.5"')).toBe(1);
  expect(html).toContain('A number from 0 to 1000');
  expect(html).toContain('Saved by Brian Otieno, 10:00');
});

test('states stand beside a field as radio buttons, and among the choices of a choice', () => {
  const html = drawn('ratio', standing(null, 'dont_know'));
  expect(tags(html, 'input', 'type="radio"', 'name="ratio:state"', 'value="dont_know"', 'checked')).toBe(1);
  expect(tags(html, 'input', 'type="radio"', 'name="ratio:state"')).toBe(3);
  const choice = drawn('policy', standing(null, 'refused'));
  expect(tags(choice, 'input', 'type="radio"', 'name="policy"')).toBe(6);
  expect(tags(choice, 'input', 'name="policy"', 'value=":refused"', 'checked')).toBe(1);
});

test('each level of a rubric is a radio button with its whole text, lowest first', () => {
  const html = drawn('policy', standing(2));
  expect(html.indexOf('No policy, none in preparation')).toBeLessThan(html.indexOf('Adopted sector policy'));
  expect(tags(html, 'input', 'value="2"', 'checked')).toBe(1);
  expect(html).toContain('<summary>Comment on this answer</summary>');
});

test('evidence stands under its question, without a number, hidden while its condition is false', () => {
  const html = drawn('policy_ev');
  expect(tags(html, 'fieldset', 'hidden', 'disabled')).toBe(1);
  expect(html).not.toContain('<bdi>');
});

test('what is not translated says in which language it is', () => {
  expect(drawn('policy', undefined, 'ar')).toContain('<span>السياسة الرقمية الوطنية</span>');
  expect(drawn('consulted', undefined, 'ar')).toContain('<span lang="en" dir="ltr">Universities</span>');
});

test('dropdown, checkboxes, yes and no, rating', () => {
  expect(tags(drawn('level', standing('sector')), 'option', 'value="sector"', 'selected')).toBe(1);
  const several = drawn('consulted', standing(['uni']));
  expect(tags(several, 'input', 'type="checkbox"', 'name="consulted"')).toBe(3);
  expect(tags(several, 'input', 'value="uni"', 'checked')).toBe(1);
  expect(tags(several, 'input', 'value="none"')).toBe(1);
  expect(drawn('tongues')).toContain('Choose up to 2');
  expect(tags(drawn('partnership', standing(false)), 'input', 'value="false"', 'checked')).toBe(1);
  expect(tags(drawn('satisfaction', standing(4)), 'input', 'name="satisfaction"', 'value="4"', 'checked')).toBe(1);
  expect(tags(drawn('satisfaction'), 'input', 'name="satisfaction"')).toBe(5);
});

test('a matrix is a real table whose radio buttons are named by row and column', () => {
  const html = drawn('importance', standing({ P02: 5 }));
  expect(tags(html, 'th', 'scope="col"')).toBe(3);
  expect(tags(html, 'th', 'scope="row"')).toBe(2);
  expect(
    tags(
      html,
      'input',
      'name="importance.P02"',
      'value="5"',
      'checked',
      'aria-labelledby="importance.P02-row importance.P02-5"'
    )
  ).toBe(1);
});

test('several texts have a label each', () => {
  const html = drawn('electricity', standing({ primary: 81 }));
  expect(tags(html, 'label', 'for="electricity.primary"')).toBe(1);
  expect(tags(html, 'input', 'id="electricity.primary"', 'value="81"')).toBe(1);
});

test('without script a ranking is a rank to select beside each choice', () => {
  const html = drawn('first', standing(['A03', 'A01']));
  expect(tags(html, 'select', 'name="first.')).toBe(4);
  expect(html).toMatch(/<select id="first\.A03"[^>]*>.*?<option value="1" selected(="")?>1<\/option>/s);
  expect(html).toMatch(/<select id="first\.A01"[^>]*>.*?<option value="2" selected(="")?>2<\/option>/s);
});

test('without script a repeating panel grows by a button of the form', () => {
  const html = drawn('requests', standing([{ subject: 'Training', year: 2027 }]));
  expect(tags(html, 'input', 'name="requests.0.subject"', 'value="Training"')).toBe(1);
  expect(tags(html, 'button', 'type="submit"', 'name="add-row"', 'value="requests"')).toBe(1);
});

test('a computed value is shown, not typed', () => {
  const html = drawn('half');
  expect(html).toMatch(/<output[^>]*><bdi>6\.3<\/bdi><\/output>/);
  expect(html).not.toContain('name="half');
});

test('after submission nothing can be changed', () => {
  expect(tags(drawn('body', standing('NatCom'), 'en', true), 'fieldset', 'disabled')).toBe(1);
});
