/**
 * Whether scoring.json fits the questionnaire: every rule has its question, of a type it can read and with goalposts that
 * span its values; every question is read by a rule or listed as unscored. The model's own consistency is checked before.
 */
import type { IndicatorModel, NeedsModel, ScoringModel } from '#lib/domain/scoring/model.ts';
import type { Finding } from './finding.ts';
import type { Question, Questionnaire } from './questionnaire.ts';

function finding(path: string, rule: string, message: string): Finding {
  return { severity: 'error', file: 'scoring.json', path, rule: `scoring/${rule}`, message };
}

interface Reading {
  readonly name: string;
  readonly path: string;
  /** A rule turns it into points or shares; inputs and evidence only accompany. */
  readonly scored: boolean;
}

function readings(model: ScoringModel): readonly Reading[] {
  const indicators = (model.index?.dimensions ?? []).flatMap((dimension, d) =>
    dimension.indicators.flatMap(({ question, input, evidence }, i) => {
      const path = `index.dimensions[${d}].indicators[${i}]`;
      return [
        { name: question, path: `${path}.question`, scored: true },
        ...(input === null ? [] : [{ name: input, path: `${path}.input`, scored: false }]),
        ...(evidence === null ? [] : [{ name: evidence, path: `${path}.evidence`, scored: false }])
      ];
    })
  );
  const themes = (model.needs?.themes ?? []).flatMap(({ importance, capacity, ranking }, t) => {
    const path = `needs.themes[${t}]`;
    return [
      ...(importance === null ? [] : [{ name: importance, path: `${path}.importance`, scored: true }]),
      ...(capacity === null ? [] : [{ name: capacity, path: `${path}.capacity`, scored: true }]),
      ...(ranking === null ? [] : [{ name: ranking.question, path: `${path}.ranking`, scored: true }])
    ];
  });
  return [...indicators, ...themes];
}

/** The values between which goalposts are expected, or why the rule cannot read the question. */
function spanOf({ rule }: IndicatorModel, question: Question): readonly [number, number] | null | string {
  switch (rule.kind) {
    case 'rubric': {
      if (question.type !== 'choice') return 'a rubric reads a single-choice question';
      const levels = question.choices.map(({ value }) => value).filter((value) => typeof value === 'number');
      if (levels.length < question.choices.length)
        return 'the choices of a rubric are levels: their values must be numbers';
      return [Math.min(...levels), Math.max(...levels)];
    }
    case 'checklist':
      return question.type === 'choices'
        ? [0, question.choices.length]
        : 'a checklist reads a multiple-choice question';
    case 'number':
      return ['number', 'rating', 'calculated'].includes(question.type) ? null : 'this rule reads a number';
    case 'mean_of_items': {
      if (question.type !== 'multiple_text') return 'a mean of items reads a multiple-text question';
      const numbers = question.items.filter((item) => item.kind === 'number').map(({ name }) => name);
      const strange = rule.items.find((item) => !numbers.includes(item));
      return strange === undefined ? null : `“${strange}” is not a number item of the question`;
    }
  }
}

function ruleFindings(indicator: IndicatorModel, question: Question, path: string): readonly Finding[] {
  const span = spanOf(indicator, question);
  if (typeof span === 'string') return [finding(`${path}.rule`, 'rule-does-not-fit', `${indicator.id}: ${span}`)];
  const [lower, upper] = indicator.rule.goalposts;
  const spanned = span === null || (lower === span[0] && upper === span[1]);
  const module = question.module === null || (question.module === 'core') === indicator.core;
  const counted = question.type !== 'calculated' || indicator.input !== null;
  return [
    ...(spanned
      ? []
      : [
          finding(
            `${path}.rule.goalposts`,
            'goalposts-do-not-span',
            `${indicator.id}: the question’s values run from ${span[0]} to ${span[1]}, the goalposts from ${lower} to ${upper}`
          )
        ]),
    ...(module
      ? []
      : [finding(`${path}.core`, 'core-differs', `${indicator.id}: lineage.json says “${question.module}”`)]),
    ...(counted
      ? []
      : [
          finding(
            `${path}.input`,
            'input-missing',
            `${indicator.id} is calculated: name the question whose state stands for it`
          )
        ])
  ];
}

function needsFindings({ themes }: NeedsModel, questionnaire: Questionnaire): readonly Finding[] {
  return themes.flatMap(({ importance, capacity, ranking }, t) => {
    const path = `needs.themes[${t}]`;
    const matrices = [importance, capacity].filter((name) => name !== null);
    const strange = matrices.filter((name) => {
      const question = questionnaire.byName.get(name);
      return question !== undefined && question.type !== 'matrix';
    });
    const ranked = ranking === null ? undefined : questionnaire.byName.get(ranking.question);
    const top = ranked?.type === 'ranking' && ranking?.top !== null && ranking?.top !== ranked.max;
    return [
      ...strange.map((name) => finding(path, 'rule-does-not-fit', `“${name}” is not a matrix of ratings`)),
      ...(ranked !== undefined && ranked.type !== 'ranking'
        ? [finding(`${path}.ranking`, 'rule-does-not-fit', `“${ranked.name}” is not a ranking`)]
        : []),
      ...(top
        ? [finding(`${path}.ranking.top`, 'rule-does-not-fit', `the question takes another number of ranks than “top”`)]
        : [])
    ];
  });
}

export function scoringFitFindings(questionnaire: Questionnaire, model: ScoringModel): readonly Finding[] {
  const read = readings(model);
  const readNames = new Set(read.map(({ name }) => name));
  const scored = new Set(read.filter((reading) => reading.scored).map(({ name }) => name));
  const listed = new Set<string>(model.unscored);
  const unread = [...questionnaire.byName.keys()].filter((name) => !readNames.has(name) && !listed.has(name));
  return [
    ...read
      .filter(({ name }) => !questionnaire.byName.has(name))
      .map(({ name, path }) => finding(path, 'rule-without-question', `there is no question “${name}”`)),
    ...(listed.has('*')
      ? []
      : unread.map((name) =>
          finding('unscored', 'question-without-rule', `no rule reads “${name}”: score it, or list it as unscored`)
        )),
    ...model.unscored.flatMap((name, index) => {
      if (name === '*') return [];
      if (!questionnaire.byName.has(name))
        return [finding(`unscored[${index}]`, 'rule-without-question', `there is no question “${name}”`)];
      return scored.has(name)
        ? [finding(`unscored[${index}]`, 'unscored-but-scored', `“${name}” is scored by a rule`)]
        : [];
    }),
    ...(model.index?.dimensions ?? []).flatMap((dimension, d) =>
      dimension.indicators.flatMap((indicator, i) => {
        const question = questionnaire.byName.get(indicator.question);
        return question === undefined
          ? []
          : ruleFindings(indicator, question, `index.dimensions[${d}].indicators[${i}]`);
      })
    ),
    ...(model.needs === null ? [] : needsFindings(model.needs, questionnaire))
  ];
}
