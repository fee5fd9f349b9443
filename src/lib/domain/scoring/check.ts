/**
 * Does a scoring model fit a questionnaire? Every question is scored, read by a theme, accompanies one, or is listed as
 * unscored; every rule meets a question of the type it can read. Used by lint, so each finding says what was expected.
 */
import type { Finding } from '#lib/domain/instrument/finding.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { IndexModel, IndicatorModel } from './index-model.ts';
import { error } from './model-finding.ts';
import type { ScoringModel } from './model.ts';
import type { ThemeModel } from './needs-model.ts';

export function checkScoring(model: ScoringModel, questionnaire: Questionnaire): readonly Finding[] {
  const findings: Finding[] = [];
  const used = new Set<string>();
  if (model.index !== null) findings.push(...publishedFindings(model.index));
  model.index?.indicators.forEach((indicator, i) => {
    findings.push(...indicatorFindings(indicator, `index.indicators[${i}]`, questionnaire));
    used.add(indicator.question);
  });
  model.needs?.themes.forEach((theme, t) => {
    findings.push(...themeFindings(theme, `needs.themes[${t}]`, questionnaire));
    for (const name of themeQuestions(theme)) used.add(name);
  });
  model.unscored.forEach((name, at) => {
    if (name === '*') return;
    const path = `unscored[${at}]`;
    if (!questionnaire.byName.has(name)) findings.push(error('unknown', path, `no question is called "${name}"`));
    if (used.has(name))
      findings.push(error('repeated', path, `"${name}" is scored; it cannot be listed as unscored too`));
    used.add(name);
  });
  if (model.unscored.includes('*')) return findings;
  for (const name of questionnaire.byName.keys())
    if (!used.has(name))
      findings.push(error('unscored', 'unscored', `"${name}" has no rule; give it one or list it under unscored`));
  return findings;
}

/**
 * A country's published score is a function of its own answers (DESIGN §5): nothing in it may depend on other countries,
 * and nothing is imputed. Its parts are compared dimension by dimension, so that no indicator stands beside them.
 */
function publishedFindings(index: IndexModel): Finding[] {
  const findings: Finding[] = [];
  const { normalise, ...steps } = index.steps;
  for (const [step, how] of Object.entries(steps))
    if (how !== null && how !== false)
      findings.push(error('published', `index.steps.${step}`, 'null was expected: a published country score is made of the country’s own answers alone')); // prettier-ignore
  if (normalise.kind !== 'goalposts' || normalise.scale !== 100 || !normalise.truncate)
    findings.push(error('published', 'index.steps.normalise', 'goalposts, truncated, on a scale of 100 were expected: points must not depend on other countries')); // prettier-ignore
  index.indicators.forEach(({ transform }, at) => {
    if (transform !== null)
      findings.push(error('published', `index.indicators[${at}].transform`, 'null was expected: an answer is scored as it was given')); // prettier-ignore
  });
  index.members.forEach((id, at) => {
    if (!index.groups.some((group) => group.id === id))
      findings.push(error('published', `index.members[${at}]`, `"${id}" is an indicator; a dimension was expected`));
  });
  if (index.bands.length === 0) findings.push(error('bands', 'index.bands', 'at least one band was expected'));
  return findings;
}

const readable: Readonly<Record<IndicatorModel['rule']['kind'], readonly Question['type'][]>> = {
  rubric: ['choice', 'rating'],
  checklist: ['choices'],
  number: ['number', 'rating', 'calculated'],
  mean_of_items: ['multiple_text']
};

function indicatorFindings(indicator: IndicatorModel, path: string, questionnaire: Questionnaire): Finding[] {
  const findings: Finding[] = [];
  const question = questionnaire.byName.get(indicator.question);
  const { rule } = indicator;
  if (question === undefined)
    return [
      error('unknown', `${path}.question`, `a rule without a question: no question is called "${indicator.question}"`)
    ];
  if (!readable[rule.kind].includes(question.type)) {
    const expected = readable[rule.kind].join(' or ');
    return [error('rule', `${path}.rule`, `"${rule.kind}" reads ${expected}; "${question.name}" is ${question.type}`)];
  }
  // Already said by the model's own findings.
  if (indicator.goalposts === null) return findings;
  const [lower, upper] = indicator.goalposts;
  if (rule.kind === 'rubric' && question.type === 'choice') {
    const levels = question.choices.map((choice) => choice.value);
    if (!levels.every((level) => typeof level === 'number'))
      findings.push(error('rule', `${path}.rule`, `the choices of "${question.name}" must have numbers as values`));
    else if (!levels.includes(lower) || !levels.includes(upper))
      findings.push(
        error('goalposts', `${path}.goalposts`, `${lower} and ${upper} must be levels of "${question.name}"`)
      );
  }
  if (rule.kind === 'checklist' && question.type === 'choices' && upper !== question.choices.length)
    findings.push(
      error(
        'goalposts',
        `${path}.goalposts`,
        `the upper goalpost must be ${question.choices.length}, the boxes of "${question.name}"`
      )
    );
  if (rule.kind === 'mean_of_items' && question.type === 'multiple_text')
    for (const item of rule.items)
      if (!question.items.some((one) => one.name === item && one.kind === 'number'))
        findings.push(error('unknown', `${path}.rule.items`, `"${item}" is not a number item of "${question.name}"`));
  if (question.type === 'calculated' && indicator.input === null)
    findings.push(
      error('input', `${path}.input`, `"${question.name}" is calculated: name the question whose state stands for it`)
    );
  for (const [field, name] of [
    ['input', indicator.input],
    ['evidence', indicator.evidence]
  ] as const)
    if (name !== null && !questionnaire.byName.has(name))
      findings.push(error('unknown', `${path}.${field}`, `no question is called "${name}"`));
  return findings;
}

function themeFindings(theme: ThemeModel, path: string, questionnaire: Questionnaire): Finding[] {
  const findings: Finding[] = [];
  const expect = (field: string, name: string | undefined, type: Question['type']): void => {
    if (name === undefined) return;
    const question = questionnaire.byName.get(name);
    if (question === undefined) findings.push(error('unknown', `${path}.${field}`, `no question is called "${name}"`));
    else if (question.type !== type)
      findings.push(error('rule', `${path}.${field}`, `${type} was expected; "${name}" is ${question.type}`));
  };
  expect('importance', theme.importance ?? undefined, 'matrix');
  expect('capacity', theme.capacity ?? undefined, 'matrix');
  expect('ranking.question', theme.ranking?.question, 'ranking');
  return findings;
}

export function themeQuestions(theme: ThemeModel): readonly string[] {
  return [theme.importance, theme.capacity, theme.ranking?.question ?? null].filter((name) => name !== null);
}
