/**
 * Checks that refuse nothing: each gives a remark that the country may explain and the reviewer reads. One implementation
 * for browser, server and imports; pure. Only visible questions are looked at. A remark stands on the question that is
 * answered, at most one of each code; the explanation is in the answer, by the same code.
 */
import { asksSource } from './facets.ts';
import { citedBy } from './evidence.ts';
import { isReplied } from './values.ts';
import type { Answer, SoftCheckCode } from './answer.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { PreviousAnswer } from './previous.ts';
import type {
  ChoiceQuestion,
  LogicResult,
  MultipleTextQuestion,
  NumberQuestion,
  Question,
  Questionnaire
} from '#lib/domain/instrument/questionnaire.ts';

/** Points by which a share (a number from 0 to 100) may move from one round to the next without a remark. */
export const jumpInPoints = 25;
/** Part of the last round's figure by which another number may move. */
export const jumpInParts = 0.5;
/** Steps of a rubric or rating that are a jump. */
export const jumpInLevels = 2;
/** Levels of a rubric that ask for evidence. */
export const levelsToProve: readonly number[] = [4, 5];
/** Part of a total by which its parts may miss it: figures are rounded. */
export const sumTolerance = 0.01;

export interface Remark {
  readonly code: SoftCheckCode;
  readonly section: string;
  readonly question: string;
  /** The companion question in which it could be mended; null: on the answer itself. */
  readonly companion: string | null;
  /** jump: from, to, item (''), campaign; sum: sum, total. Plain numbers and strings. */
  readonly params: Readonly<Record<string, string | number>>;
  /** What the country says to it; null: nothing yet. */
  readonly explanation: string | null;
}

export interface SoftCheckInput {
  readonly questionnaire: Questionnaire;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly logic: LogicResult;
  /** What of the last round may be compared; empty where there is none. */
  readonly previous: ReadonlyMap<string, Earlier>;
  readonly evidence: readonly Pick<EvidenceItem, 'id' | 'removed'>[];
}

export function softChecks(input: SoftCheckInput): readonly Remark[] {
  const { questionnaire, logic } = input;
  return questionnaire.sections
    .filter(({ name }) => logic.visibleSections.has(name))
    .flatMap((section) =>
      section.questions
        .filter(({ name }) => logic.visible.has(name))
        .flatMap((question) => remarksOn(question, section.name, input))
    );
}

function remarksOn(question: Question, section: string, input: SoftCheckInput): readonly Remark[] {
  const answer = own(input.answers, question.name);
  if (answer?.state !== 'answered') return [];
  const found = [
    jump(question, answer, input.previous.get(question.name)),
    sum(question, answer),
    withoutEvidence(question, answer, input),
    withoutSource(question, answer, input)
  ];
  return found.flatMap((one) =>
    one === null
      ? []
      : [{ ...one, section, question: question.name, explanation: answer.explanation?.[one.code] ?? null }]
  );
}

type Found = Pick<Remark, 'code' | 'companion' | 'params'>;
type Earlier = Pick<PreviousAnswer, 'answer' | 'campaignId'>;

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function jump(question: Question, answer: Answer, previous: Earlier | undefined): Found | null {
  if (previous?.answer.state !== 'answered') return null;
  const { campaignId: campaign } = previous;
  for (const { item, from, to, is } of pairs(question, previous.answer, answer)) {
    if (is(from, to)) return { code: 'jump', companion: null, params: { from, to, item, campaign } };
  }
  return null;
}

interface Pair {
  readonly item: string;
  readonly from: number;
  readonly to: number;
  readonly is: (from: number, to: number) => boolean;
}

function pairs(question: Question, before: Answer, now: Answer): readonly Pair[] {
  const levels = (from: number, to: number): boolean => Math.abs(to - from) >= jumpInLevels;
  switch (question.type) {
    case 'choice':
      return question.choices.every(({ value }) => typeof value === 'number')
        ? pair('', before.value, now.value, levels)
        : [];
    case 'rating':
      return pair('', before.value, now.value, levels);
    case 'number':
      return pair('', before.value, now.value, figureJump(question));
    case 'multiple_text':
      return question.items.flatMap((item) =>
        item.kind === 'number'
          ? pair(item.name, itemOf(before.value, item.name), itemOf(now.value, item.name), figureJump(item))
          : []
      );
    default:
      return [];
  }
}

function pair(item: string, from: unknown, to: unknown, is: Pair['is']): readonly Pair[] {
  return typeof from === 'number' && typeof to === 'number' ? [{ item, from, to, is }] : [];
}

/** A number that can only be from 0 to 100 is a share: it moves in points, any other in parts of what it was. */
function figureJump({ min, max }: Pick<NumberQuestion, 'min' | 'max'>): Pair['is'] {
  if (min === 0 && max === 100) return (from, to) => Math.abs(to - from) > jumpInPoints;
  return (from, to) => Math.abs(to - from) > jumpInParts * Math.abs(from);
}

function itemOf(value: Answer['value'], name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function sum(question: Question, answer: Answer): Found | null {
  if (question.type !== 'multiple_text' || question.total === undefined) return null;
  const { parts, is } = question.total;
  const numbers = parts.map((part) => itemOf(answer.value, part));
  const total = typeof is === 'number' ? is : itemOf(answer.value, is);
  if (typeof total !== 'number' || !numbers.every((one) => typeof one === 'number')) return null;
  const added = numbers.reduce((all, one) => all + one, 0);
  if (Math.abs(added - total) <= sumTolerance * Math.abs(total)) return null;
  return { code: 'sum', companion: null, params: { sum: Math.round(added * 1e6) / 1e6, total } };
}

/** A rubric: a choice among the levels 1 to 5. */
function isRubric(question: Question): question is ChoiceQuestion {
  if (question.type !== 'choice') return false;
  return String(question.choices.map(({ value }) => value).sort()) === '1,2,3,4,5';
}

function withoutEvidence(question: Question, answer: Answer, input: SoftCheckInput): Found | null {
  if (!isRubric(question) || typeof answer.value !== 'number' || !levelsToProve.includes(answer.value)) return null;
  const companion = companionOf(question.name, 'evidence', input);
  const beside = companion === null ? undefined : own(input.answers, companion.name);
  // A required companion is missing, which is no matter of remarks.
  const asked = companion !== null && input.logic.required.has(companion.name);
  if (asked || isReplied(beside) || citedBy(answer, input.evidence).length > 0) return null;
  if (beside !== undefined && citedBy(beside, input.evidence).length > 0) return null;
  return { code: 'level_without_evidence', companion: companion?.name ?? null, params: { level: answer.value } };
}

function withoutSource(question: Question, answer: Answer, input: SoftCheckInput): Found | null {
  const companion = companionOf(question.name, 'source', input);
  if (companion !== null) {
    const given = isReplied(own(input.answers, companion.name)) || input.logic.required.has(companion.name);
    return given ? null : { code: 'figure_without_source', companion: companion.name, params: {} };
  }
  if (!asksSource(question, input.questionnaire) || !hasFigure(question, answer)) return null;
  return answer.source === undefined ? { code: 'figure_without_source', companion: null, params: {} } : null;
}

function hasFigure(question: Question, { value }: Answer): boolean {
  if (question.type !== 'multiple_text') return typeof value === 'number';
  return (question satisfies MultipleTextQuestion).items.some((item) => typeof itemOf(value, item.name) === 'number');
}

function companionOf(
  name: string,
  kind: 'evidence' | 'source',
  { questionnaire, logic }: SoftCheckInput
): Question | null {
  for (const question of questionnaire.byName.values()) {
    const { about } = question;
    if (about?.question === name && about.kind === kind && logic.visible.has(question.name)) return question;
  }
  return null;
}
