/** Everything a section page needs, in one read. Any member may read any section; he writes only in his own. */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { AnswerValue, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import { mayWriteIn } from '#lib/domain/country-file/permission.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { LogicResult, Questionnaire, Section } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember } from '#lib/server/member-desk.ts';

export interface OpenedSection {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  /** The definition: all questions, hidden ones too (`logic.visible` says which show). */
  readonly section: Section;
  /** The section's answers that stand, by question; absent: never answered (base 0). */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  /** Values of the whole file, as conditions see them. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  /** What the conditions say for the whole file. */
  readonly logic: LogicResult;
  /** Why this reader cannot write in this section now; null: he can. */
  readonly readOnly: Problem | null;
  /** Neighbouring visible sections. */
  readonly previous: string | null;
  readonly next: string | null;
}

export async function openSection(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly section: string }
): Promise<OpenedSection | Problem> {
  const refused = refusal(actor, 'file.fill');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const { facts, state, version, values, logic } = read;
  const { questionnaire } = version;
  const place = facts.sections.findIndex((one) => one.name === input.section);
  const section = questionnaire.sections.find((one) => one.name === input.section);
  if (section === undefined || place === -1) return problem('file.unknown_section', { section: input.section });
  const answers = section.questions.flatMap(({ name }) => {
    const standing = state.answers[name];
    return standing === undefined ? [] : [[name, standing] as const];
  });
  const notHis = mayWriteIn(facts.me, section.name)
    ? null
    : problem('answer.not_your_section', { section: section.name });
  return {
    file: facts,
    questionnaire,
    section,
    answers: Object.fromEntries(answers),
    values,
    logic,
    readOnly: facts.readOnly ?? notHis,
    previous: facts.sections[place - 1]?.name ?? null,
    next: facts.sections[place + 1]?.name ?? null
  };
}
