/**
 * How every use case reaches a country file: load it in the actor's scope with its campaign and version, decide, append.
 * A lost race is loaded and decided again, a bounded number of times; a resend (same changeId) gives the stored change.
 */
import { refusal, scopeOf, type Act, type Actor } from '#lib/domain/access.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { Command, DecideContext, Decision } from '#lib/domain/country-file/command.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from './app.ts';
import { sha256 } from './sha256.ts';
import type { CompiledVersion } from './version-shelf.ts';

export interface FileOnDesk {
  readonly state: FileState;
  readonly campaign: Campaign;
  readonly version: CompiledVersion;
}

/** Fails with file.not_found for a file that is not there or not the actor's: both read the same. */
export async function takeFile(app: App, actor: Actor, fileId: string): Promise<FileOnDesk | Problem> {
  // A file's id is <campaign>.<ISO3>, so both can be asked for at once.
  const [state, campaign] = await Promise.all([
    app.storage.countryFiles.load(scopeOf(actor), fileId),
    app.storage.campaigns.get(fileId.slice(0, Math.max(0, fileId.lastIndexOf('.'))))
  ]);
  if (state === null) return problem('file.not_found', { fileId });
  const version = await app.versions.get(state.version.instrument, state.version.version);
  if (campaign === null) return problem('campaign.not_found', { campaignId: state.campaignId });
  if (version === null) return problem('instrument.not_found', { ...state.version });
  return { state, campaign, version };
}

export interface Outcome extends FileOnDesk {
  /** A Problem only on a resend whose command would be refused by now. */
  readonly decision: Decision | Problem;
  /** What stands in the log for this changeId: made now, or before in the case of a resend; null: nothing was to be recorded. */
  readonly change: Change | null;
  readonly resent: boolean;
}

/** Longer than any burst on one file: each loser has seen one more winner. */
const rounds = 50;
const changeIdShape = /^[\w.:-]{1,64}$/;

/**
 * Decides `command` on the file and appends the change. Where the change of this changeId is in the log already, the
 * first outcome is given again, whatever has happened since; the same id for another person's or kind of act is refused.
 */
export async function act(
  app: App,
  actor: Actor,
  fileId: string,
  changeId: string,
  command: Command,
  more: Pick<DecideContext, 'previous'> = {}
): Promise<Outcome | Problem> {
  if (actor.shared === true && (actor.acting ?? '') === '') return problem('access.acting_required');
  if (!changeIdShape.test(changeId)) return problem('request.field_invalid', { field: 'changeId' }, 'changeId');
  const scope = scopeOf(actor);
  for (let round = 0; round < rounds; round += 1) {
    const file = await takeFile(app, actor, fileId);
    if (isProblem(file)) return file;
    const context = { ...contextOf(app, actor, file), ...more };
    const decision = decide(file.state, command, context);
    if (isProblem(decision) || decision.change === null) {
      const before = await app.storage.countryFiles.changeById(scope, fileId, changeId);
      if (before !== null) return resent(file, before, actor, command, decision);
      return isProblem(decision) ? decision : { ...file, decision, change: null, resent: false };
    }
    const change = signed(actor, fileId, file.state.revision + 1, changeId, context.now, decision.change);
    const result = await app.storage.countryFiles.append(scope, change);
    if (result === null) return problem('file.not_found', { fileId });
    if (result.outcome === 'appended') return { ...file, state: result.state, decision, change, resent: false };
    if (result.outcome === 'repeated') {
      const now = await takeFile(app, actor, fileId);
      return isProblem(now) ? now : resent(now, result.change, actor, command, decision);
    }
  }
  return problem('storage.busy');
}

/** What every act on a file needs to be told: which file, and the id that makes a resend harmless. */
export interface ActInput {
  readonly fileId: string;
  readonly changeId: string;
}

/** `act` for whoever may; refuses first who is not signed in or may not at all. */
export async function actAs(
  app: App,
  actor: Actor | null,
  right: Act,
  { fileId, changeId }: ActInput,
  command: Command
): Promise<Outcome | Problem> {
  const refused = refusal(actor, right);
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  return act(app, actor, fileId, changeId, command);
}

/** Why `act` would refuse the command now; null: it would not. Changes nothing. */
export async function rehearse(
  app: App,
  actor: Actor,
  fileId: string,
  changeId: string,
  command: Command
): Promise<Problem | null> {
  const file = await takeFile(app, actor, fileId);
  if (isProblem(file)) return file;
  const decision = decide(file.state, command, contextOf(app, actor, file));
  if (!isProblem(decision)) return null;
  return (await app.storage.countryFiles.changeById(scopeOf(actor), fileId, changeId)) === null ? decision : null;
}

function contextOf(app: App, actor: Actor, { campaign, version }: FileOnDesk): DecideContext {
  return {
    by: { personId: actor.personId, role: actor.role },
    now: app.clock().toISOString(),
    campaign,
    questionnaire: version.questionnaire,
    logic: version.logic,
    dependencies: version.dependencies,
    sha256
  };
}

function signed(
  actor: Actor,
  fileId: string,
  revision: number,
  changeId: string,
  at: string,
  body: NonNullable<Decision['change']>
): Change {
  const { personId, name, role, acting } = actor;
  const by = { personId, name, role, ...(typeof acting === 'string' && { acting }) };
  return { fileId, revision, changeId, at, by, via: actor.via, ...body };
}

const kindOf: Readonly<Record<Command['kind'], Change['kind']>> = {
  save_answers: 'answers_saved',
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
  reopen: 'reopened',
  ask_country: 'country_asked',
  reply_to_iite: 'country_replied',
  settle_question: 'question_settled',
  mark_answers: 'answers_marked',
  delegate: 'delegated',
  withdraw_delegation: 'delegation_withdrawn',
  hand_over: 'handed_over',
  visit: 'visited',
  name_focal_point: 'focal_point_named',
  comment: 'comment_added',
  add_evidence: 'evidence_added',
  add_link: 'evidence_added',
  remove_evidence: 'evidence_removed',
  freeze: 'frozen',
  unfreeze: 'unfrozen',
  send_back: 'unfrozen',
  withdraw: 'withdrawn',
  ask_more_time: 'more_time_asked',
  grant_more_time: 'more_time_granted',
  refuse_more_time: 'more_time_refused',
  decline: 'declined',
  take_part_again: 'taken_part_again'
};

function resent(
  file: FileOnDesk,
  change: Change,
  actor: Actor,
  command: Command,
  decision: Decision | Problem
): Outcome | Problem {
  if (change.by.personId !== actor.personId || change.kind !== kindOf[command.kind]) {
    return problem('request.field_invalid', { field: 'changeId' }, 'changeId');
  }
  return { ...file, decision, change, resent: true };
}
