/**
 * The conditions and checks of a questionnaire, run in the browser with the very code of the server; loaded when the
 * page is idle, since it brings the expression engine along. The server still judges every answer that is sent.
 */
import type { Answer, AnswerInput } from '#lib/domain/country-file/answer.ts';
import { readFacets, withFacets } from '#lib/domain/country-file/facets.ts';
import { valuesOf } from '#lib/domain/country-file/values.ts';
import { checkAnswer } from '#lib/domain/instrument/check-answer.ts';
import { isProblem, type Problem } from '#lib/domain/problem.ts';
import { compileLogic } from '#lib/survey/compile.ts';
import { questionnaireOf, type Rules } from '#lib/survey/rules.ts';
import type { Logic, Unsent } from '#lib/ui/unsent/queue.ts';
import { answerProblemText } from './answer-problem-text.ts';
import type { Answers } from './copy.ts';
import { remarksFinder, type LocalRemarks, type PageFacts } from './local-remarks.ts';

type UnsentAnswers = Readonly<Record<string, Unsent>>;
export interface LocalRules {
  /** What the conditions say of what is saved and what is typed; what does not pass its check counts as not there. */
  logic(saved: Answers, unsent: UnsentAnswers): Logic;
  /** The soft remarks on the same, for the questions of a page. */
  remarks(saved: Answers, unsent: UnsentAnswers, page: PageFacts): LocalRemarks;
  /** Why the answer would be refused, in words. */
  refusal(name: string, input: Omit<AnswerInput, 'base'>): string | null;
}

/** null: the server does not give them. Throws where it could not be reached: they may be asked for again. */
export async function loadRules(fileId: string, personId: string): Promise<LocalRules | null> {
  const response = await fetch(`/files/${encodeURIComponent(fileId)}/rules`, {
    headers: { accept: 'application/json', 'soundings-person': personId }
  });
  return response.ok ? localRules((await response.json()) as Rules) : null;
}

export function localRules(rules: Rules): LocalRules {
  const questionnaire = questionnaireOf(rules);
  const run = compileLogic(questionnaire);
  const find = remarksFinder(questionnaire);

  /** The answer as it would stand once saved; null: no such question. */
  function judged(name: string, input: Omit<AnswerInput, 'base'>, standing?: Answer): Answer | Problem | null {
    const question = questionnaire.byName.get(name);
    if (question === undefined) return null;
    const core = checkAnswer(question, { ...input, base: 0 });
    if (isProblem(core)) return core;
    const said = readFacets(question, { ...input, base: 0 }, questionnaire, []);
    return withFacets(core, isProblem(said) ? {} : said, standing, null);
  }
  function now(saved: Answers, unsent: UnsentAnswers): Readonly<Record<string, Answer>> {
    const typed = Object.entries(unsent).map(([name, { input }]) => [name, judged(name, input, saved[name])] as const);
    const bad = new Set(typed.flatMap(([name, answer]) => (isProblem(answer) ? [name] : [])));
    const good = typed.flatMap(([name, answer]) =>
      answer === null || isProblem(answer) ? [] : [[name, answer] as const]
    );
    return Object.fromEntries([...Object.entries(saved).filter(([name]) => !bad.has(name)), ...good]);
  }

  return {
    logic(saved, unsent) {
      const { visible, required, enabled, calculated } = run(valuesOf(now(saved, unsent)));
      return {
        visible: [...visible],
        required: [...required],
        enabled: [...enabled],
        calculated: Object.fromEntries(calculated)
      };
    },
    remarks(saved, unsent, page) {
      const answers = now(saved, unsent);
      return find(answers, run(valuesOf(answers)), page);
    },
    refusal(name, input) {
      const judgement = judged(name, input);
      return isProblem(judgement) ? answerProblemText(judgement) : null;
    }
  };
}
