/**
 * The frozen copy, to read before signing: by the focal point and by the head of the Commission, who sees nothing else of
 * the file. Where nothing is frozen there is nothing to read: 'file.wrong_state'.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { StandingAnswer } from '#lib/domain/country-file/answer.ts';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import type { FileFacts } from '#lib/domain/country-file/file-facts.ts';
import type { Frozen } from '#lib/domain/country-file/file-state.ts';
import { softChecks, type Remark } from '#lib/domain/country-file/soft-checks.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { readAsMember } from '#lib/server/member-desk.ts';
import { previousOf } from '#lib/server/previous-answers.ts';

export interface OpenedFrozenFile {
  /** `file.maySubmit`: whether this reader signs. */
  readonly file: FileFacts;
  /** `frozen.revision` goes back as `expectedRevision` when signing. */
  readonly frozen: Frozen;
  readonly questionnaire: Questionnaire;
  readonly logic: LogicResult;
  /** Answers to visible questions: what will be signed. */
  readonly answers: Readonly<Record<string, StandingAnswer>>;
  /** Evidence that these answers cite. */
  readonly evidence: readonly EvidenceItem[];
  readonly remarks: readonly Remark[];
  /** Whether the reader may send the copy back instead of signing. */
  readonly maySendBack: boolean;
}

export async function openFrozenFile(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<OpenedFrozenFile | Problem> {
  const refused = refusal(actor, 'file.read_frozen');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const read = await readAsMember(app, actor, input.fileId);
  if (isProblem(read)) return read;
  const { state, facts, version, logic, me } = read;
  const { frozen } = state;
  if (state.status !== 'frozen' || frozen === null) return problem('file.wrong_state', { status: state.status });
  const isSigner = frozen.signer?.personId === me.personId;
  if (me.role !== 'focal_point' && !isSigner) return problem('file.not_the_signer');
  const answers = Object.fromEntries(Object.entries(state.answers).filter(([name]) => logic.visible.has(name)));
  const cited = new Set(Object.values(answers).flatMap((answer) => answer.evidence ?? []));
  const { questionnaire } = version;
  const previous = await previousOf(app, read);
  return {
    file: facts,
    frozen,
    questionnaire,
    logic,
    answers,
    evidence: state.evidence.filter(({ id, removed }) => removed === null && cited.has(id)),
    remarks: softChecks({ questionnaire, answers, logic, previous, evidence: state.evidence }),
    maySendBack: isSigner
  };
}
