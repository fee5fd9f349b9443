/**
 * Plausible, varied answers for any questionnaire, from a seed: a country has a general level, strong and weak sections,
 * gaps, don't knows. Generated: no Member State gave them, and every page of a demonstration store says so. Answers come
 * section by section as a person would give them; conditions decide what is asked.
 */
import type { AnswerInput, AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { Choice, Logic, Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { seededRandom, type Random } from './random.ts';
import { phrases } from './phrases.ts';

export interface Respondent {
  readonly iso3: string;
  /** General level of readiness, 0–1. */
  readonly level: number;
  /** Years since the first round: things move a little. */
  readonly years: number;
  readonly language: keyof typeof phrases;
  readonly consent: 'named' | 'aggregate' | 'internal';
  /** Share of questions left out or not known, 0–1. */
  readonly gaps: number;
}

export type SectionAnswers = Readonly<Record<string, Omit<AnswerInput, 'base'>>>;

/** @returns answers by section, in the questionnaire's order; blank questions are left out */
export function generateAnswers(
  questionnaire: Questionnaire,
  logic: Logic,
  respondent: Respondent
): ReadonlyMap<string, SectionAnswers> {
  const values: Record<string, AnswerValue> = {};
  const sections = new Map<string, SectionAnswers>();
  for (const section of questionnaire.sections) {
    const lean = seededRandom(`${respondent.iso3}.${section.name}`).normal() * 0.12;
    const given: Record<string, Omit<AnswerInput, 'base'>> = {};
    for (const question of section.questions) {
      const now = logic(values);
      if (question.type === 'calculated' || !now.visible.has(question.name)) continue;
      // One seed a question: a country answers the next round much as it did the last.
      const steady = seededRandom(`${respondent.iso3}.${question.name}`);
      const fresh = seededRandom(`${respondent.iso3}.${question.name}.${respondent.years}`);
      const level = clamp(
        respondent.level + lean + steady.normal() * 0.13 + respondent.years * 0.035 + fresh.normal() * 0.05
      );
      const required = now.required.has(question.name);
      const state = stateOf(question, required, respondent, fresh);
      if (state === 'blank') continue;
      const value = state === 'answered' ? valueOf(question, level, respondent, steady, fresh) : null;
      if (state === 'answered' && value === null) continue;
      if (value !== null) values[question.name] = value;
      given[question.name] = { state, value, comment: null, language: respondent.language };
    }
    sections.set(section.name, given);
  }
  return sections;
}

function clamp(x: number): number {
  return Math.min(0.99, Math.max(0.01, x));
}

function stateOf(question: Question, required: boolean, { gaps }: Respondent, random: Random): AnswerInput['state'] {
  if (!random.chance(gaps)) return 'answered';
  if (question.states.includes('not_applicable') && random.chance(0.12)) return 'not_applicable';
  if (question.states.includes('dont_know') && random.chance(0.7)) return 'dont_know';
  return required ? 'answered' : 'blank';
}

function valueOf(
  question: Question,
  level: number,
  respondent: Respondent,
  steady: Random,
  fresh: Random
): AnswerValue | null {
  const words = phrases[respondent.language];
  switch (question.type) {
    case 'text':
      return question.name.endsWith('_on') ? '2026-10-01' : fresh.pick(words.titles);
    case 'comment':
      if (question.name.endsWith('_ev'))
        return `${fresh.pick(words.evidence)} (${2021 + Math.floor(fresh.next() * 5)})`;
      return fresh.chance(0.6) ? fresh.pick(words.remarks) : null;
    case 'number':
      return numberBetween(question.min ?? 0, question.max ?? 100, level, question.integer);
    case 'choice':
      return choiceOf(question.choices, question.name, level, respondent, steady);
    case 'choices': {
      const ticked = question.choices.filter(
        (choice) => choice.value !== 'other' && steady.chance(0.15 + level * 0.75)
      );
      if (ticked.length > 0) return ticked.map((choice) => choice.value).slice(0, question.max ?? ticked.length);
      return question.none === null ? null : ['none'];
    }
    case 'boolean':
      return steady.chance(0.55);
    case 'rating':
      return question.min + Math.round((level * (question.max - question.min)) / question.step) * question.step;
    case 'matrix':
      return matrixOf(question, level, steady);
    case 'multiple_text':
      return itemsOf(question, level, words.sources, fresh);
    case 'ranking':
      return rankingOf(question, steady, fresh);
    case 'panel':
      return panelOf(question, level, respondent, fresh);
    case 'calculated':
      return null;
  }
}

/** A ratio where less is better (learners to a computer) falls as the level rises. */
function numberBetween(min: number, max: number, level: number, integer: boolean): number {
  const value = max > 200 ? 1 + (1 - level) ** 2 * 60 : min + level * (max - min);
  return integer ? Math.round(value) : Math.round(value * 10) / 10;
}

function choiceOf(
  choices: readonly Choice[],
  name: string,
  level: number,
  respondent: Respondent,
  random: Random
): string | number {
  if (name === 'consent') return respondent.consent;
  const numbers = choices.map((choice) => choice.value).filter((value) => typeof value === 'number');
  if (numbers.length === choices.length) return numbers[Math.round(level * (numbers.length - 1))] ?? 1;
  return random.pick(choices.filter((choice) => choice.value !== 'other')).value;
}

/** Each theme has its own pull; the first three of each list lead, as they did in the published survey of 2025. */
function pull(row: string | number): number {
  const leads = /^[PAW]0[123]$/.test(String(row)) ? 0.2 : 0;
  return leads + seededRandom(`theme.${row}`).normal() * 0.14;
}

function matrixOf(question: Extract<Question, { type: 'matrix' }>, level: number, random: Random): AnswerValue {
  const columns = question.columns.map((column) => column.value);
  const scale = columns.filter((value): value is number => typeof value === 'number' && value < 90);
  const wanted = question.name.endsWith('2') ? level : 1.05 - level * 0.5;
  return Object.fromEntries(
    question.rows.flatMap((row) => {
      if (random.chance(0.04)) return columns.includes(97) ? [[row.value, 97]] : [];
      if (random.chance(0.02)) return columns.includes(98) ? [[row.value, 98]] : [];
      const at = clamp(wanted + pull(row.value) + random.normal() * 0.14);
      const column = scale.length > 0 ? scale[Math.round(at * (scale.length - 1))] : random.pick(columns);
      return column === undefined ? [] : [[row.value, column]];
    })
  );
}

function itemsOf(
  question: Extract<Question, { type: 'multiple_text' }>,
  level: number,
  sources: readonly string[],
  random: Random
): AnswerValue | null {
  const value = Object.fromEntries(
    question.items.flatMap((item, index): [string, string | number][] => {
      if (item.kind === 'text') return [[item.name, random.pick(sources)]];
      if (item.name === 'year') return [[item.name, 2021 + Math.floor(random.next() * 5)]];
      if (random.chance(0.06)) return [];
      return [[item.name, numberBetween(item.min ?? 0, item.max ?? 100, clamp(level + index * 0.07), item.integer)]];
    })
  );
  return Object.keys(value).length > 0 ? value : null;
}

function rankingOf(question: Extract<Question, { type: 'ranking' }>, steady: Random, fresh: Random): AnswerValue {
  const order = question.choices
    .map((choice) => ({
      value: choice.value,
      appeal: pull(choice.value) * 2 + steady.normal() * 0.3 + fresh.normal() * 0.05
    }))
    .sort((a, b) => b.appeal - a.appeal)
    .map((choice) => choice.value);
  const all = question.max >= question.choices.length;
  return order.slice(0, all ? order.length : Math.max(question.min, question.max - (fresh.chance(0.2) ? 1 : 0)));
}

function panelOf(
  question: Extract<Question, { type: 'panel' }>,
  level: number,
  respondent: Respondent,
  random: Random
): AnswerValue | null {
  const count = Math.floor(random.next() * 3);
  if (count === 0) return null;
  return Array.from({ length: Math.min(count, question.maxRows) }, () =>
    Object.fromEntries(
      question.template.flatMap((cell): [string, string | number][] => {
        const value =
          cell.type === 'choice' ? random.pick(cell.choices).value : valueOf(cell, level, respondent, random, random);
        return typeof value === 'string' || typeof value === 'number' ? [[cell.name, value]] : [];
      })
    )
  );
}
