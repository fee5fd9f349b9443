/**
 * Everything a section page needs, in one read. A contributor sees the questions given to him and, to read, those that
 * their conditions depend on; a section that has none of these is not his.
 */
import type { App } from '#lib/server/app.ts';
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { AnswerValue, StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import { asksSource } from '#lib/domain/country-file/facets.ts';
import type { ColleagueComment, Thread } from '#lib/domain/country-file/file-state.ts';
import { isUnlocked } from '#lib/domain/country-file/permission.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { PreviousAnswer } from '#lib/domain/country-file/previous.ts';
import { seen, type Sight } from '#lib/domain/country-file/sight.ts';
import { softChecks, type Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { LogicResult, Questionnaire, Section } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { readAsMember, type MemberReading } from '#lib/server/member-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';

export interface OpenedSection {
  readonly file: FileFacts;
  readonly questionnaire: Questionnaire;
  /** The definition: all questions, hidden ones too (`logic.visible` says which show), those of others too (`sees`). */
  readonly section: Section;
  /** What this reader sees of the file, and of it what he may answer, were the file open. */
  readonly sight: Sight;
  /** The questions of the section that take answers from this reader now. */
  readonly writable: ReadonlySet<string>;
  /** The section's answers that stand, by question; absent: never answered (base 0). */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  /** Values that conditions see: of what this reader sees. */
  readonly values: Readonly<Record<string, AnswerValue>>;
  /** What the conditions say for the whole file. */
  readonly logic: LogicResult;
  /** What of the last round may stand beside an answer and be taken over, by question. */
  readonly previous: Readonly<Record<string, PreviousAnswer>>;
  /** Questions whose answers carry source and year themselves: no other question asks for them. */
  readonly asksSource: ReadonlySet<string>;
  /** Soft remarks on the section's answers. */
  readonly remarks: readonly Remark[];
  /** The file's evidence that is not removed, to cite from. */
  readonly evidence: readonly EvidenceItem[];
  /** Between colleagues, oldest first. */
  readonly comments: readonly ColleagueComment[];
  /** What IITE has asked. */
  readonly threads: readonly Thread[];
  /** Why this reader cannot write in this section now; null: he can, in `writable`. */
  readonly readOnly: Problem | null;
  /** Neighbouring visible sections of which the reader sees something. */
  readonly previousSection: string | null;
  readonly nextSection: string | null;
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
  const { facts, values, logic, sight } = read;
  const { questionnaire } = read.version;
  const place = facts.sections.findIndex((one) => one.name === input.section);
  const section = questionnaire.sections.find((one) => one.name === input.section);
  if (section === undefined || place === -1) return problem('file.unknown_section', { section: input.section });
  const notHis = problem('answer.not_your_section', { section: section.name });
  const here = facts.sections[place];
  if (here?.reads !== true) return notHis;
  const previous = await previousOf(app, read);
  const readable = ({ reads }: { readonly reads: boolean }): boolean => reads;
  return {
    file: facts,
    questionnaire,
    section,
    sight,
    values: seen(values, sight),
    logic,
    ...inSection(read, section, previous),
    readOnly: facts.readOnly ?? (here.mine ? null : notHis),
    previousSection: facts.sections.slice(0, place).findLast(readable)?.name ?? null,
    nextSection: facts.sections.slice(place + 1).find(readable)?.name ?? null
  };
}

type InSection = Pick<
  OpenedSection,
  'writable' | 'answers' | 'previous' | 'asksSource' | 'remarks' | 'evidence' | 'comments' | 'threads'
>;

function inSection(
  { state, version, logic, sight, facts, me }: MemberReading,
  section: Section,
  previous: ReadonlyMap<string, PreviousAnswer>
): InSection {
  const { questionnaire } = version;
  const seenHere = section.questions.filter(({ name }) => sight.sees.has(name));
  const names = new Set(seenHere.map(({ name }) => name));
  const ofHere = ({ question }: { readonly question: string }): boolean => names.has(question);
  const answers = Object.fromEntries(Object.entries(state.answers).filter(([name]) => names.has(name)));
  return {
    writable: new Set(
      facts.readOnly === null ? [...names].filter((name) => sight.writes.has(name) && isUnlocked(state, name)) : []
    ),
    answers,
    previous: Object.fromEntries([...previous].filter(([name]) => names.has(name))),
    asksSource: new Set(seenHere.filter((one) => asksSource(one, questionnaire)).map(({ name }) => name)),
    remarks: softChecks({
      questionnaire,
      answers: state.answers,
      logic,
      previous,
      evidence: state.evidence
    }).filter(ofHere),
    evidence: evidenceSeen(state, me, sight).filter(({ removed }) => removed === null),
    comments: state.comments.filter(ofHere),
    threads: state.threads.filter(ofHere)
  };
}
