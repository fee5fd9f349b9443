/**
 * The history of a file or of one question: who, when, from, to, by which way. A contributor reads that of the questions he
 * sees, and the acts on the file; IITE reads who did what and when, and no value: an unsigned answer is never shown to staff,
 * what was signed stands in the submissions. What colleagues write to each other is theirs.
 */
import { can, refusal, scopeOf, type Actor } from '#lib/domain/access.ts';
import { historyOf, type HistoryEntry } from '#lib/domain/country-file/history.ts';
import { memberOf } from '#lib/domain/country-file/permission.ts';
import { sightOf } from '#lib/domain/country-file/sight.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { takeFile } from '#lib/server/file-desk.ts';

export interface OpenedHistory {
  readonly fileId: string;
  readonly iso3: string;
  readonly campaign: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly version: { readonly instrument: string; readonly version: string; readonly sha256: string };
  readonly questionnaire: Questionnaire;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Values are left out: the reader is of IITE. */
  readonly withheld: boolean;
}

export async function openHistory(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string; readonly question?: string }
): Promise<OpenedHistory | Problem> {
  const refused = refusal(actor, 'file.history');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { fileId, question } = input;
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const { state, campaign, version } = file;
  const { questionnaire, dependencies } = version;
  if (question !== undefined && !questionnaire.byName.has(question)) {
    return problem('answer.unknown_question', { question: question.slice(0, 80) }, 'question');
  }
  const me = memberOf(state, actor.personId);
  const withheld = can(actor, 'submission.read');
  if (me === null && !withheld) return problem('file.not_found', { fileId });
  const sees = me === null ? null : sightOf(me, questionnaire, dependencies).sees;
  const log = (await app.storage.countryFiles.changes(scopeOf(actor), fileId)) ?? [];
  const entries = historyOf(log)
    .filter((entry) => question === undefined || entry.question === question)
    .flatMap((entry) => (sees === null ? forStaff(entry) : forMember(entry, sees, me?.role === 'focal_point')));
  return {
    fileId,
    iso3: state.iso3,
    campaign: { id: campaign.id, title: campaign.title, timeZone: campaign.timeZone },
    version: state.version,
    questionnaire,
    entries: entries.reverse(),
    withheld
  };
}

function forStaff(entry: HistoryEntry): readonly HistoryEntry[] {
  switch (entry.kind) {
    case 'comment_added':
      return [];
    case 'answers_saved':
    case 'answer_set_aside':
      return [{ ...entry, from: null, to: null }];
    case 'evidence_added':
    case 'evidence_removed':
    case 'delegated':
    case 'handed_over':
    case 'unfrozen':
      return [{ ...entry, words: null }];
    default:
      return [entry];
  }
}

/** What is given to others, and evidence that may be theirs, is the focal point's to read. */
function forMember(entry: HistoryEntry, sees: ReadonlySet<string>, all: boolean): readonly HistoryEntry[] {
  if (all) return [entry];
  if (entry.question !== null) return sees.has(entry.question) ? [entry] : [];
  const others = entry.kind === 'delegated' || entry.kind === 'evidence_added' || entry.kind === 'evidence_removed';
  return [others ? { ...entry, words: null } : entry];
}
