/**
 * The last round's answer beside this round's question: which one may be shown and taken over, and how it reads now. Only
 * where the lineage says so: the same version, or a question that goes on identically or by a table. What cannot stand as
 * an answer to the present question is left out, and consent is asked anew each time.
 */
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import type { Continuation, Question, Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { Answer, AnswerValue } from './answer.ts';

/** An answer of the last round that lineage lets stand beside a question of this one. */
export interface PreviousAnswer {
  readonly campaignId: string;
  readonly number: number;
  readonly signedAt: string;
  readonly relation: 'identical' | 'recoded';
  /** As it would read now: recoded where the lineage says how. Without what stood beside it. */
  readonly answer: Answer;
}

/** What of a submission is looked at. */
export interface EarlierRound {
  readonly campaignId: string;
  readonly version: Pick<VersionRef, 'instrument' | 'version'>;
  readonly number: number;
  readonly signedAt: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export function previousAnswers(
  questionnaire: Questionnaire,
  earlier: EarlierRound | null
): ReadonlyMap<string, PreviousAnswer> {
  const found = new Map<string, PreviousAnswer>();
  if (earlier === null) return found;
  const { campaignId, number, signedAt } = earlier;
  for (const question of questionnaire.byName.values()) {
    const from = question.name === 'consent' ? null : continuationOf(question, questionnaire, earlier.version);
    if (from === null || from.relation === 'not_comparable') continue;
    const was = Object.hasOwn(earlier.answers, from.question) ? earlier.answers[from.question] : undefined;
    const answer = was === undefined ? null : asNow(question, from, was);
    if (answer !== null) found.set(question.name, { campaignId, number, signedAt, relation: from.relation, answer });
  }
  return found;
}

type From = Pick<Continuation, 'question' | 'relation' | 'recode'>;

function continuationOf(
  question: Question,
  { instrument, version }: Questionnaire,
  earlier: EarlierRound['version']
): From | null {
  if (earlier.instrument === instrument && earlier.version === version) {
    return { question: question.name, relation: 'identical' };
  }
  const continues = question.continues ?? [];
  return (
    continues.find((one) => (one.instrument ?? instrument) === earlier.instrument && one.version === earlier.version) ??
    null
  );
}

/** null: it has no counterpart among the present choices, or is none that this question takes. */
function asNow(question: Question, from: From, was: Answer): Answer | null {
  if (was.state === 'blank') return null;
  const value = was.value === null || from.relation === 'identical' ? was.value : recoded(was.value, from.recode ?? {});
  if (was.value !== null && value === null) return null;
  const comment = question.type !== 'calculated' && question.commentOffered ? was.comment : null;
  const { state, language } = was;
  const checked = checkAnswer(question, { base: 0, state, value, comment, language });
  return isProblem(checked) || checked.state === 'blank' ? null : checked;
}

function recoded(value: AnswerValue, table: Readonly<Record<string, string | number>>): AnswerValue | null {
  const one = (part: unknown): string | number | null => {
    const key = String(part);
    return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
  };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return one(value);
  if (Array.isArray(value)) {
    const parts = value.map(one);
    return parts.every((part) => part !== null) ? parts : null;
  }
  const parts = Object.entries(value).map(([key, part]) => [key, one(part)] as const);
  const known = parts.flatMap(([key, part]) => (part === null ? [] : [[key, part] as const]));
  return known.length === parts.length ? Object.fromEntries(known) : null;
}
