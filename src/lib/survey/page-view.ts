/**
 * A section as a page shows it: a pure view of questionnaire, standing answers and what the conditions say, in the
 * reader's language. Plain JSON, so that server and browser draw the same page; knows nothing of HTML or of survey-core.
 */
import type { Answer, AnswerState, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { LogicResult, Question, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { Language } from '#lib/domain/languages.ts';
import { controlView, words, type ControlView, type Words } from './control-view.ts';
import { besideOf } from './beside.ts';
import { typedOf, type Draft } from './draft.ts';
import { facetView, type FacetView, type Facets } from './facet-view.ts';

export interface Changed {
  readonly at: string;
  readonly by: string;
  readonly mine: boolean;
}

export interface QuestionView {
  readonly name: string;
  /** e.g. 2.3; null for a companion (evidence, source), which belongs to the question before it. */
  readonly number: string | null;
  readonly title: Words;
  readonly help: Words | null;
  readonly control: ControlView;
  readonly states: readonly AnswerState[];
  readonly commentOffered: boolean;
  readonly visible: boolean;
  readonly required: boolean;
  readonly enabled: boolean;
  /** Whether it takes an answer from this reader now. */
  readonly writable: boolean;
  /** What stands, as the controls hold it, and the revision it has (0: never answered). */
  readonly draft: Draft;
  readonly base: number;
  readonly changed: Changed | null;
  /** What may be said beside the value; null: nothing. */
  readonly facets: FacetView | null;
}

export interface SectionView {
  readonly name: string;
  readonly title: Words;
  readonly help: Words | null;
  readonly questions: readonly QuestionView[];
}

export interface SectionInput {
  readonly section: Section;
  /** Place among the sections, from 1: the first part of question numbers. */
  readonly place: number;
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  readonly logic: LogicResult;
  readonly language: Language;
  readonly personId: string;
  /** The questions that the reader sees; numbers are those of the whole section. */
  readonly sees: ReadonlySet<string>;
  /** The questions that take answers from him now. */
  readonly writable: ReadonlySet<string>;
  /** Left out: the copy asks for nothing beside the values. */
  readonly facets?: Facets;
}

export function sectionView(input: SectionInput): SectionView {
  const { section, language } = input;
  let count = 0;
  const views = inOrder(section.questions).map(({ question, companion }) =>
    questionView(question, companion ? null : `${input.place}.${++count}`, input)
  );
  return {
    name: section.name,
    title: words(section.title, language),
    help: section.help === null ? null : words(section.help, language),
    questions: views.filter(({ name }) => input.sees.has(name))
  };
}

/** Evidence and sources right under the question they are about, whatever place the author gave them. */
function inOrder(questions: readonly Question[]): readonly { question: Question; companion: boolean }[] {
  const ownerOf = ({ about }: Question): string | null =>
    about !== null && about.kind !== 'input' && questions.some(({ name }) => name === about.question)
      ? about.question
      : null;
  return questions
    .filter((question) => ownerOf(question) === null)
    .flatMap((question) => [
      { question, companion: false },
      ...questions.filter((one) => ownerOf(one) === question.name).map((one) => ({ question: one, companion: true }))
    ]);
}

function questionView(question: Question, number: string | null, input: SectionInput): QuestionView {
  const { answers, logic, language, personId } = input;
  const standing = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
  return {
    name: question.name,
    number,
    title: words(question.title, language),
    help: question.help === null ? null : words(question.help, language),
    control: controlView(question, language, logic.calculated),
    states: question.states.filter((state) => state !== 'answered' && state !== 'blank'),
    commentOffered: question.commentOffered || (standing?.comment ?? null) !== null,
    visible: logic.visible.has(question.name),
    required: logic.required.has(question.name),
    enabled: logic.enabled.has(question.name),
    writable: input.writable.has(question.name),
    draft: draftOf(standing ?? null),
    base: standing?.revision ?? 0,
    changed:
      standing === undefined
        ? null
        : { at: standing.at, by: standing.by.name, mine: standing.by.personId === personId },
    facets: input.facets === undefined || question.type === 'calculated' ? null : facetView(question.name, input.facets)
  };
}

export function draftOf(answer: Answer | null): Draft {
  if (answer === null) return { state: 'blank', typed: null, comment: '' };
  return { state: answer.state, typed: typedOf(answer.value), comment: answer.comment ?? '', beside: besideOf(answer) };
}
