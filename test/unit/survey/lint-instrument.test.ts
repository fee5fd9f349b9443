/** One broken file per rule of lint: each is the small instrument with a single fault. */
import { describe, expect, it } from 'vitest';
import { describeFindings, lintInstrument } from '#lib/survey/lint-instrument.ts';
import { smallInstrument, type Changes } from '../../support/small-instrument.ts';

/** The error findings of the small instrument with `changes`, as [rule, file, path]. */
function faults(changes: Changes) {
  return lintInstrument(smallInstrument(changes))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file, path }) => [rule, file, path]);
}

it('the small instrument has no fault, and one warning with the number of untranslated texts', () => {
  const findings = lintInstrument(smallInstrument());
  expect(findings.map(({ severity, rule }) => [severity, rule])).toEqual([['warning', 'text/untranslated']]);
  expect(findings[0]?.message).toContain('of 25: fr 25, es 25, ru 25, ar 25, zh 25');
});

describe('names and values', () => {
  it.each([['__proto__'], ['constructor'], ['GOV1'], ['1gov'], ['gov-1'], ['gov 1'], ['']])(
    'a question named “%s”',
    (name) => {
      expect(faults({ 'survey.pages.0.elements.3.name': name })).toContainEqual([
        'name/illegal',
        'survey.json',
        'pages[0].elements[3].name'
      ]);
    }
  );
  it('two questions of one name, in different sections', () => {
    expect(faults({ 'survey.pages.1.elements.0.name': 'gov1' })).toContainEqual([
      'name/duplicate',
      'survey.json',
      'pages[1].elements[0].name'
    ]);
  });
  it('two sections of one name', () => {
    expect(faults({ 'survey.pages.1.name': 'gov' })).toEqual([['name/duplicate', 'survey.json', 'pages[1].name']]);
  });
  it('a choice twice, as number and as text', () => {
    expect(faults({ 'survey.pages.0.elements.0.choices.1.value': '1' })).toEqual([
      ['choice/duplicate', 'survey.json', 'pages[0].elements[0].choices[1].value']
    ]);
  });
  it.each([['__proto__'], ['constructor'], ['none'], ['dontknow'], ['a b'], ['a.b']])('a row “%s”', (value) => {
    expect(faults({ 'survey.pages.1.elements.0.rows.0.value': value })).toEqual([
      ['choice/illegal', 'survey.json', 'pages[1].elements[0].rows[0].value']
    ]);
  });
  it('an illegal name in a repeating panel', () => {
    expect(faults({ 'survey.pages.1.elements.1.templateElements.0.name': 'constructor' })).toEqual([
      ['name/illegal', 'survey.json', 'pages[1].elements[1].templateElements[0].name']
    ]);
  });
  it('a version that is not three numbers', () => {
    expect(faults({ version: '1.0' })).toEqual([['version/name', 'survey.json', '']]);
  });
});

describe('what is not covered', () => {
  it.each([
    ['triggers', { 'survey.triggers': [{ type: 'complete' }] }, ''],
    ['calculated values', { 'survey.calculatedValues': [] }, ''],
    ['a native don’t know', { 'survey.pages.0.elements.0.showDontKnowItem': true }, 'pages[0].elements[0]'],
    ['a native refusal', { 'survey.pages.0.elements.2.showRefuseItem': true }, 'pages[0].elements[2]'],
    ['a native other', { 'survey.pages.0.elements.0.showOtherItem': true }, 'pages[0].elements[0]'],
    ['a misspelt property', { 'survey.pages.0.elements.0.visibleif': '{gov2} notempty' }, 'pages[0].elements[0]'],
    ['a default value', { 'survey.pages.0.elements.0.defaultValue': 3 }, 'pages[0].elements[0]']
  ])('%s', (_, breakIt, path) => {
    expect(faults(breakIt)).toEqual([['file/not-covered', 'survey.json', path]]);
  });
  it('says what takes the place of a native state', () => {
    const small = smallInstrument({ 'survey.pages.0.elements.0.showDontKnowItem': true });
    expect(lintInstrument(small)[0]?.message).toContain('offer the state "dont_know" in lineage.json');
  });
  it.each([['html'], ['panel'], ['matrixdynamic'], ['file']])('a question of type %s', (type) => {
    expect(faults({ 'survey.pages.0.elements.3.type': type })).toEqual([
      ['file/shape', 'survey.json', 'pages[0].elements[3].type']
    ]);
  });
  it('a text without a limit', () => {
    expect(faults({ 'survey.pages.0.elements.1.maxLength': undefined })).toEqual([
      ['file/shape', 'survey.json', 'pages[0].elements[1].maxLength']
    ]);
  });
  it.each([undefined, 'onComplete', 'none'])('hidden answers that would steer conditions: %s', (clear) => {
    expect(faults({ 'survey.clearInvisibleValues': clear })).toEqual([
      ['file/shape', 'survey.json', 'clearInvisibleValues']
    ]);
  });
});

describe('questions', () => {
  it('a range that is reversed', () => {
    expect(faults({ 'survey.pages.0.elements.3.min': 100 })).toContainEqual([
      'range/reversed',
      'survey.json',
      'pages[0].elements[3]'
    ]);
  });
  it('more choices allowed than there are', () => {
    expect(faults({ 'survey.pages.0.elements.2.maxSelectedChoices': 3 })).toContainEqual([
      'choice/limit',
      'survey.json',
      'pages[0].elements[2]'
    ]);
  });
  it('none without words', () => {
    expect(faults({ 'survey.pages.0.elements.2.noneText': undefined })).toEqual([
      ['choice/none-text', 'survey.json', 'pages[0].elements[2]']
    ]);
  });
  it('required always and sometimes', () => {
    expect(faults({ 'survey.pages.0.elements.1.isRequired': true })).toContainEqual([
      'required/twice',
      'survey.json',
      'pages[0].elements[1]'
    ]);
  });
  it('a calculated value that is asked for', () => {
    expect(faults({ 'survey.pages.0.elements.4.isRequired': true })).toContainEqual([
      'calculated/asked',
      'survey.json',
      'pages[0].elements[4]'
    ]);
  });
  it('a calculated value that offers states', () => {
    expect(faults({ 'lineage.questions.share.states': ['dont_know'] })).toEqual([
      ['calculated/states', 'survey.json', 'pages[0].elements[4]']
    ]);
  });
});

describe('lineage', () => {
  it('a question without an entry', () => {
    expect(faults({ 'lineage.questions.rated': undefined })).toEqual([
      ['lineage/missing', 'lineage.json', 'questions.rated']
    ]);
  });
  it('an entry without a question', () => {
    expect(faults({ 'lineage.questions.gone': { concept: 'small.gone' } })).toEqual([
      ['lineage/unknown', 'lineage.json', 'questions.gone']
    ]);
  });
  it('a companion of nothing', () => {
    expect(faults({ 'lineage.questions.gov1_ev.about.question': 'gone' })).toEqual([
      ['lineage/unknown', 'lineage.json', 'questions.gov1_ev.about']
    ]);
  });
  it.each([
    ['a recoding without its table', { relation: 'recoded', reason: 'six levels became five' }],
    ['a break without its reason', { relation: 'not_comparable' }]
  ])('%s', (_, continuation) => {
    const continues = [{ version: '0.9.0', question: 'gov1', ...continuation }];
    expect(faults({ 'lineage.questions.gov1.continues': continues })).toEqual([
      ['lineage/continuation', 'lineage.json', 'questions.gov1.continues[0]']
    ]);
  });
  it.each([
    ['parts that are no items', 'shares', { parts: ['girls', 'lads'], is: 100 }],
    ['a total that is no item', 'shares', { parts: ['girls', 'boys'], is: 'all' }],
    ['a part that is no number', 'shares', { parts: ['girls', 'note'], is: 100 }],
    ['an item that is part of itself', 'shares', { parts: ['girls', 'boys'], is: 'boys' }],
    ['a question without items', 'gov1', { parts: ['girls', 'boys'], is: 100 }]
  ])('a sum of %s', (_, name, total) => {
    const shares = {
      type: 'multipletext',
      name: 'shares',
      title: 'Learners, %',
      items: [
        { name: 'girls', title: 'Girls', inputType: 'number' },
        { name: 'boys', title: 'Boys', inputType: 'number' },
        { name: 'note', title: 'Note', maxLength: 50 }
      ]
    };
    const lineage = (given: object) => ({
      'survey.pages.1.elements.0': shares,
      'lineage.questions.rated': undefined,
      'lineage.questions.shares': { concept: 'small.shares', ...(name === 'shares' && given) },
      ...(name === 'gov1' && { 'lineage.questions.gov1': { concept: 'small.gov1', states: ['dont_know'], ...given } }),
      'scoring.unscored': ['gov1_ev', 'ratio', 'shares', 'wishes']
    });
    expect(faults(lineage({ total }))).toEqual([['lineage/total', 'lineage.json', `questions.${name}.total`]]);
    expect(faults(lineage(name === 'gov1' ? {} : { total: { parts: ['girls', 'boys'], is: 100 } }))).toEqual([]);
  });
  it('a state that does not exist', () => {
    expect(faults({ 'lineage.questions.gov1.states': ['maybe'] })).toEqual([
      ['file/shape', 'lineage.json', 'questions.gov1.states[0]']
    ]);
  });
});

describe('conditions', () => {
  const at = 'pages[1].elements[0].visibleIf';
  it.each([
    ['condition/unknown-question', '{gone} = 1'],
    ['condition/unknown-part', '{gov1.level} = 1'],
    ['condition/unknown-choice', '{gov1} = 9'],
    ['condition/unknown-choice', "{gov2} contains 'c9'"],
    ['condition/unknown-choice', '{gov2} notempty and !({gov1} anyof [1, 7])'],
    ['condition/unknown-choice', 'iif({gov1} = 6, true, false)'],
    ['condition/unreadable', '{gov1} >> 3'],
    ['condition/function', '{ratio} > age({ratio})']
  ])('%s: %s', (rule, text) => {
    expect(faults({ 'survey.pages.1.elements.0.visibleIf': text })).toContainEqual([rule, 'survey.json', at]);
  });
  it('takes “none” where it is offered', () => {
    expect(faults({ 'survey.pages.1.elements.0.visibleIf': "{gov2} contains 'none'" })).toEqual([]);
  });
  it('of a section', () => {
    expect(faults({ 'survey.pages.1.visibleIf': '{gone} = 1' })).toContainEqual([
      'condition/unknown-question',
      'survey.json',
      'pages[1].visibleIf'
    ]);
  });
  it('of a calculated value', () => {
    expect(faults({ 'survey.pages.0.elements.4.expression': '{gone} / 2' })).toContainEqual([
      'condition/unknown-question',
      'survey.json',
      'pages[0].elements[4].expression'
    ]);
  });
  it('in a circle', () => {
    const broken = faults({
      'survey.pages.0.elements.0.visibleIf': '{ratio} > 1',
      'survey.pages.0.elements.3.visibleIf': '{gov1} = 1'
    });
    expect(broken).toContainEqual(['condition/circle', 'survey.json', '']);
  });
  it('of a section that reads its own question', () => {
    expect(faults({ 'survey.pages.0.visibleIf': '{gov1} = 1' })).toContainEqual([
      'condition/circle',
      'survey.json',
      ''
    ]);
  });
  it('in a repeating panel', () => {
    expect(faults({ 'survey.pages.1.elements.1.templateElements.0.visibleIf': '{gov1} = 1' })).toEqual([
      ['condition/in-panel', 'survey.json', 'pages[1].elements[1].templateElements[0].visibleIf']
    ]);
  });
});

describe('scoring', () => {
  it.each<[string, Changes]>([
    ['a question without a rule', { 'scoring.unscored.3': undefined }],
    ['a rule without a question', { 'scoring.index.indicators.0.question': 'gone' }],
    ['evidence without a question', { 'scoring.index.indicators.0.evidence': 'gone' }],
    ['goalposts reversed', { 'scoring.index.indicators.2.goalposts': [1, 0] }],
    ['goalposts that do not span the levels', { 'scoring.index.indicators.0.goalposts': [0, 5] }],
    [
      'weights that are all 0',
      {
        'scoring.index.weights.sets.0.values': { GOV1: 0, GOV2: 0, SHARE: 0 }
      }
    ],
    ['a weight below 0', { 'scoring.index.weights.sets.0.values': { GOV1: -1 } }],
    ['a rule for another type', { 'scoring.index.indicators.1.rule.kind': 'rubric' }],
    ['imputation in a published score', { 'scoring.index.steps.impute': { kind: 'column', estimate: 'mean' } }],
    ['points that depend on others', { 'scoring.index.steps.normalise': { kind: 'min_max', from: 0, to: 100 } }],
    ['core here, extended there', { 'lineage.questions.gov1.module': 'extended' }]
  ])('%s', (_, breakIt) => {
    const found = faults(breakIt);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(([rule, file]) => rule?.startsWith('scoring/') && file === 'scoring.json')).toBe(true);
  });
});

describe('texts', () => {
  it.each([['<b>Policy</b>'], ['Policy &amp; law'], ['a<br>b'], ['<script>'], ['</p>'], ['<!-- x -->']])(
    'HTML: %s',
    (text) => {
      expect(faults({ 'survey.pages.0.elements.0.title': text })).toEqual([
        ['text/html', 'survey.json', 'pages[0].elements[0].title']
      ]);
    }
  );
  it('HTML in scoring.json', () => {
    expect(faults({ 'scoring.index.indicators.0.rationale': '<i>why</i>' })).toEqual([
      ['text/html', 'scoring.json', 'index.indicators[0].rationale']
    ]);
  });
  it.each([['< 5 %'], ['a < b > c'], ['Law & order']])('plain: %s', (text) => {
    expect(faults({ 'survey.pages.0.elements.0.title': text })).toEqual([]);
  });
  it('a text in some languages only', () => {
    const small = smallInstrument({
      'survey.pages.0.elements.0.title': { default: 'Policy', fr: 'Politique', 'zh-cn': '政策' }
    });
    expect(lintInstrument(small)[0]?.message).toContain('fr 24, es 25, ru 25, ar 25, zh 24');
  });
  it('a language that is none of the six', () => {
    expect(faults({ 'survey.pages.0.elements.0.title': { default: 'Policy', de: 'Politik' } })).toEqual([
      ['file/not-covered', 'survey.json', 'pages[0].elements[0].title']
    ]);
  });
});

it('survey-core’s own linter is asked too', () => {
  const found = faults({ 'survey.pages.1.elements.0.visibleIf': '{gone} = 1' });
  expect(found).toContainEqual(['survey-core/reference/unknown', 'survey.json', 'pages[1].elements[0].visibleIf']);
});

it('findings read as lines, errors first', () => {
  const small = smallInstrument({ 'survey.pages.0.elements.1.isRequired': true });
  const lines = describeFindings(lintInstrument(small));
  expect(lines[0]).toBe(
    'error survey.json pages[0].elements[1]: isRequired and requiredIf contradict each other; keep one [required/twice]'
  );
  expect(lines.at(-1)).toMatch(/^warning survey\.json: texts without a translation/);
});
