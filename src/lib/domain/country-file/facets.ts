/**
 * What may stand beside a value, as it arrives -> as it may be kept, or the first reason why not (`at`: the question).
 * A facet that is left out stays as it stands; one that says nothing is absent. Refuses a source where the questionnaire
 * asks for it by a question of its own, evidence that the file does not have, and a claim 'other' without words.
 * "Taken over" is kept only where it is true: the value is the one that the named submission has.
 */
import { canonicalJson } from '#lib/domain/canonical.ts';
import { checkNumber, checkText, isPlainRecord } from '#lib/domain/instrument/check-value.ts';
import type { Question, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { confidentialReasons, softCheckCodes } from './answer.ts';
import type {
  Answer,
  AnswerFacets,
  AnswerInput,
  AnswerSource,
  ConfidentialClaim,
  Explanation,
  TakenOver
} from './answer.ts';
import type { EvidenceItem } from './evidence-item.ts';
import type { PreviousAnswer } from './previous.ts';

/** Characters that may stand beside an answer. */
export const longestBeside = { source: 500, words: 500, explanation: 2000 } as const;
/** The year of a figure. */
export const years = { min: 1900, max: 2100, integer: true } as const;
const mostCited = 20;

/** Facets as an input states them: absent: left as it stands; null: taken away. */
export type SaidFacets = { readonly [Facet in keyof AnswerFacets]: NonNullable<AnswerFacets[Facet]> | null };

/** Whether the answer can carry source and year itself: a figure without a companion question that asks for them. */
export function asksSource(question: Question, questionnaire: Questionnaire): boolean {
  const figure =
    question.type === 'number' ||
    (question.type === 'multiple_text' && question.items.some((item) => item.kind === 'number'));
  if (!figure || question.about?.kind === 'source') return false;
  return ![...questionnaire.byName.values()].some(
    ({ about }) => about?.kind === 'source' && about.question === question.name
  );
}

export function readFacets(
  question: Question,
  input: AnswerInput,
  questionnaire: Questionnaire,
  items: readonly EvidenceItem[]
): SaidFacets | Problem {
  const said: { -readonly [Facet in keyof SaidFacets]: SaidFacets[Facet] } = {};
  if (input.source !== undefined) {
    const source = readSource(question, input.source, questionnaire);
    if (isProblem(source)) return source;
    said.source = source;
  }
  if (input.confidential !== undefined) {
    const claim = readClaim(input.confidential, question.name);
    if (isProblem(claim)) return claim;
    said.confidential = claim;
  }
  if (input.explanation !== undefined) {
    const explanation = readExplanation(input.explanation, question.name);
    if (isProblem(explanation)) return explanation;
    said.explanation = explanation;
  }
  if (input.evidence !== undefined) {
    const evidence = readCitations(input.evidence, items, question.name);
    if (isProblem(evidence)) return evidence;
    said.evidence = evidence;
  }
  return said;
}

/** The answer with what is said about it, over what stands. */
export function withFacets(
  core: Answer,
  said: SaidFacets,
  standing: AnswerFacets | undefined,
  takenOver: TakenOver | null
): Answer {
  const source = said.source === undefined ? standing?.source : said.source;
  const confidential = said.confidential === undefined ? standing?.confidential : said.confidential;
  const explanation = said.explanation === undefined ? standing?.explanation : said.explanation;
  const evidence = said.evidence === undefined ? standing?.evidence : said.evidence;
  return {
    ...core,
    ...(source && { source }),
    ...(confidential && { confidential }),
    ...(explanation && { explanation }),
    ...(evidence && { evidence }),
    ...(takenOver && { takenOver })
  };
}

/** null: the value is not, or no longer, the one taken over. */
export function takenOverOf(
  core: Answer,
  input: AnswerInput,
  standing: Answer | undefined,
  previous: PreviousAnswer | undefined
): TakenOver | null {
  const same = (other: Answer): boolean =>
    other.state === core.state && canonicalJson(other.value) === canonicalJson(core.value);
  const claimed = input.takenOver;
  if (claimed === undefined) return standing !== undefined && same(standing) ? (standing.takenOver ?? null) : null;
  if (claimed === null || previous === undefined) return null;
  const { campaignId, number } = previous;
  const isIt = claimed.campaignId === campaignId && claimed.number === number;
  return isIt && same(previous.answer) ? { campaignId, number } : null;
}

/** Of every facet. */
export function sayTheSameBeside(one: AnswerFacets, other: AnswerFacets): boolean {
  return canonicalJson(facetsOf(one)) === canonicalJson(facetsOf(other));
}

export function facetsOf({ source, confidential, explanation, evidence, takenOver }: AnswerFacets): AnswerFacets {
  return {
    ...(source && { source }),
    ...(confidential && { confidential }),
    ...(explanation && { explanation }),
    ...(evidence && { evidence }),
    ...(takenOver && { takenOver })
  };
}

function readSource(
  question: Question,
  given: AnswerSource | null,
  questionnaire: Questionnaire
): AnswerSource | null | Problem {
  if (given === null) return null;
  if (!isPlainRecord(given)) return problem('answer.wrong_type', {}, question.name);
  const text = checkText(given.text.trim(), longestBeside.source, question.name);
  if (isProblem(text)) return text;
  const year = given.year === null ? null : checkNumber(given.year, years, question.name);
  if (isProblem(year)) return year;
  if (text === '' && year === null) return null;
  return asksSource(question, questionnaire)
    ? { text, year }
    : problem('answer.source_asked_elsewhere', {}, question.name);
}

function readClaim(given: ConfidentialClaim | null, at: string): ConfidentialClaim | null | Problem {
  if (given === null) return null;
  const { reason } = given;
  if (!confidentialReasons.includes(reason)) return problem('answer.unknown_choice', { choice: reason }, at);
  const words = checkText(given.words.trim(), longestBeside.words, at);
  if (isProblem(words)) return words;
  return reason === 'other' && words === '' ? problem('answer.words_required', {}, at) : { reason, words };
}

function readExplanation(given: Explanation | null, at: string): Explanation | null | Problem {
  if (given === null) return null;
  const kept: [string, string][] = [];
  for (const [code, text] of Object.entries(given)) {
    if (!(softCheckCodes as readonly string[]).includes(code)) {
      return problem('answer.unknown_choice', { choice: code.slice(0, 80) }, at);
    }
    const words = checkText(text.trim(), longestBeside.explanation, at);
    if (isProblem(words)) return words;
    if (words !== '') kept.push([code, words]);
  }
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function readCitations(
  given: readonly string[] | null,
  items: readonly EvidenceItem[],
  at: string
): readonly string[] | null | Problem {
  if (given === null || given.length === 0) return null;
  const ids = [...new Set(given)];
  if (ids.length > mostCited) return problem('answer.too_many_rows', { limit: mostCited }, at);
  const there = (id: string): boolean => items.some((item) => item.id === id && item.removed === null);
  return ids.every(there) ? ids : problem('answer.unknown_evidence', {}, at);
}
