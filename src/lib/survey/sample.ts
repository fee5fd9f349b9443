/**
 * Values that a question accepts, drawn by a given random function: for property tests, benchmarks and the generated
 * answers of a demonstration store. Pure: the same draws give the same value. Never offers a state, only values.
 */
import type { AnswerValue } from '#lib/domain/country-file/answer.ts';
import type { Choice, MultipleTextItem, Question } from '#lib/domain/instrument/questionnaire.ts';

/** Uniform in [0, 1). */
export type Draw = () => number;

const words = 'national plan review schools teachers data policy 2024 план خطة 计划'.split(' ');

function pick<T>(items: readonly T[], draw: Draw): T {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function some<T>(items: readonly T[], draw: Draw): readonly T[] {
  return items.filter(() => draw() < 0.5);
}

function shuffled<T>(items: readonly T[], draw: Draw): readonly T[] {
  return items
    .map((item) => ({ item, key: draw() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function sampleText(maxLength: number, draw: Draw): string {
  const length = 1 + Math.floor(draw() * 8);
  return Array.from({ length }, () => pick(words, draw))
    .join(' ')
    .slice(0, maxLength);
}

function sampleNumber(range: { min: number | null; max: number | null; integer: boolean }, draw: Draw): number {
  const low = range.min ?? 0;
  const high = range.max ?? low + 100;
  const value = low + draw() * (high - low);
  return range.integer ? Math.round(value) : Math.round(value * 10) / 10;
}

function sampleItem(item: MultipleTextItem, draw: Draw): string | number {
  return item.kind === 'number' ? sampleNumber(item, draw) : sampleText(item.maxLength, draw);
}

function valuesOf(choices: readonly Choice[]): readonly (string | number)[] {
  return choices.map(({ value }) => value);
}

/** null: nothing to answer (calculated questions, or a draw that left everything empty). */
export function sampleValue(question: Question, draw: Draw): AnswerValue | null {
  switch (question.type) {
    case 'text':
    case 'comment':
      return sampleText(question.maxLength, draw);
    case 'number':
      return sampleNumber(question, draw);
    case 'choice':
      return pick(valuesOf(question.choices), draw);
    case 'choices': {
      if (question.none !== null && draw() < 0.1) return ['none'];
      const ticked = some(valuesOf(question.choices), draw).slice(0, question.max ?? undefined);
      return ticked.length === 0 ? null : ticked;
    }
    case 'boolean':
      return draw() < 0.5;
    case 'rating':
      return question.min + question.step * Math.floor(draw() * ((question.max - question.min) / question.step + 1));
    case 'matrix': {
      const rows = some(valuesOf(question.rows), draw);
      if (rows.length === 0) return null;
      return Object.fromEntries(rows.map((row) => [String(row), pick(valuesOf(question.columns), draw)]));
    }
    case 'multiple_text': {
      const items = some(question.items, draw);
      return items.length === 0 ? null : Object.fromEntries(items.map((item) => [item.name, sampleItem(item, draw)]));
    }
    case 'ranking': {
      const length = question.min + Math.floor(draw() * (question.max - question.min + 1));
      return shuffled(valuesOf(question.choices), draw).slice(0, length);
    }
    case 'panel': {
      const length = 1 + Math.floor(draw() * Math.min(3, question.maxRows));
      return Array.from({ length }, () =>
        Object.fromEntries(
          question.template.map((inner) => [
            inner.name,
            inner.type === 'number'
              ? sampleNumber(inner, draw)
              : inner.type === 'choice'
                ? pick(valuesOf(inner.choices), draw)
                : sampleText(inner.maxLength, draw)
          ])
        )
      );
    }
    case 'calculated':
      return null;
  }
}
