/**
 * Soft remarks on the questions of an open section, found in the browser by the server's own checks: on what is saved and on
 * what is typed, also off line. The page knows less than the server of what others have removed and of questions that are
 * not the reader's; where it cannot know, the server's word at the time of drawing stands.
 */
import type { Answer } from '#lib/domain/country-file/answer.ts';
import { softChecks } from '#lib/domain/country-file/soft-checks.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem } from '#lib/domain/problem.ts';
import type { RemarkSign } from '#lib/survey/facet-view.ts';
import type { QuestionView } from '#lib/survey/page-view.ts';
import { inputOf } from '#lib/survey/answer-input.ts';

/** What the page shows: its questions as they were drawn, and the file's evidence as it stands on the page. */
export interface PageFacts {
  readonly views: readonly QuestionView[];
  readonly evidence: {
    readonly items: readonly { readonly id: string }[];
    readonly cited: Readonly<Record<string, readonly string[]>>;
  };
}
/** Of each of the page's questions that may have remarks. */
export type LocalRemarks = Readonly<Record<string, readonly RemarkSign[]>>;

type Find = (answers: Readonly<Record<string, Answer>>, logic: LogicResult, page: PageFacts) => LocalRemarks;

export function remarksFinder(questionnaire: Questionnaire): Find {
  const listed = new Set<string>();
  return (answers, logic, page) => {
    const found = softChecks({
      questionnaire,
      answers,
      logic,
      previous: earlier(page.views, questionnaire),
      evidence: evidenceThere(answers, page, listed)
    });
    const seen = new Set(page.views.map(({ name }) => name));
    return Object.fromEntries(
      page.views.flatMap(({ name, facets }) => {
        if (facets === null) return [];
        const own = found.filter(
          ({ question, companion, code }) =>
            question === name &&
            (companion === null || seen.has(companion) || facets.remarks.some((remark) => remark.code === code))
        );
        return [[name, own.map(({ code, params }) => ({ code, params }))]];
      })
    );
  };
}

/** Last round's answers, as the page offers them to be taken over. */
function earlier(views: readonly QuestionView[], { byName }: Questionnaire) {
  return new Map(
    views.flatMap(({ name, control, facets }) => {
      const draft = facets?.last?.draft;
      const question = byName.get(name);
      if (draft === undefined || question === undefined) return [];
      const answer = checkAnswer(question, { ...inputOf(control, draft, 'en'), base: 0 });
      const [campaignId = ''] = draft.beside?.taken.split('#') ?? [];
      return isProblem(answer) ? [] : [[name, { campaignId, answer }] as const];
    })
  );
}

/** Every item that is cited, but for those that the page has listed or cited before and lists no longer: they are removed. */
function evidenceThere(answers: Readonly<Record<string, Answer>>, { evidence }: PageFacts, listed: Set<string>) {
  const now = new Set(evidence.items.map(({ id }) => id));
  for (const id of [...now, ...Object.values(evidence.cited).flat()]) listed.add(id);
  const cited = Object.values(answers).flatMap((answer) => answer.evidence ?? []);
  return cited.filter((id) => now.has(id) || !listed.has(id)).map((id) => ({ id, removed: null }));
}
