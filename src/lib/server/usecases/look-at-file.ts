/**
 * A country file as IITE may see it at any time: state, people, progress by section and dates. No answer, no evidence and no
 * comment between colleagues is in it, signed or not.
 */
import { can, refusal, type Actor } from '#lib/domain/access.ts';
import { withTheCountry } from '#lib/domain/country-file/decide-course.ts';
import { campaignFacts, type CampaignFacts } from '#lib/domain/country-file/file-facts.ts';
import type { FileState, Member } from '#lib/domain/country-file/file-state.ts';
import { closingOf } from '#lib/domain/country-file/permission.ts';
import type { Language, Text } from '#lib/domain/languages.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { takeFile } from '#lib/server/file-desk.ts';

export interface LookedAtFile extends Pick<
  FileState,
  | 'fileId'
  | 'iso3'
  | 'origin'
  | 'status'
  | 'submissions'
  | 'moreTime'
  | 'declined'
  | 'frozen'
  | 'openedAt'
  | 'firstVisitAt'
  | 'lastActivityAt'
> {
  readonly campaign: CampaignFacts;
  /** When this file closes, and whether that is a date of its own. */
  readonly closesAt: string;
  readonly ownClosing: boolean;
  /** `language`: the one in which letters reach them; null: the account is gone. */
  readonly people: readonly (Pick<Member, 'personId' | 'name' | 'email' | 'role' | 'due'> & {
    readonly language: Language | null;
  })[];
  readonly sections: readonly {
    readonly name: string;
    readonly title: Text;
    readonly answered: number;
    readonly asked: number;
  }[];
  readonly mayGrantTime: boolean;
}

export async function lookAtFile(
  app: App,
  actor: Actor | null,
  input: { readonly fileId: string }
): Promise<LookedAtFile | Problem> {
  const refused = refusal(actor, 'files.watch');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const file = await takeFile(app, actor, input.fileId);
  if (isProblem(file)) return file;
  const { state, campaign, version } = file;
  const { fileId, iso3, origin, status, submissions, moreTime, declined, frozen } = state;
  const { openedAt, firstVisitAt, lastActivityAt } = state;
  const people = await Promise.all(
    state.members.map(async ({ personId, name, email, role, due }) => {
      const language = (await app.storage.people.get(personId))?.language ?? null;
      return { personId, name, email, role, due, language };
    })
  );
  return {
    ...{ fileId, iso3, origin, status, submissions, moreTime, declined, frozen },
    ...{ openedAt, firstVisitAt, lastActivityAt, people },
    campaign: campaignFacts(campaign),
    closesAt: closingOf(state, campaign),
    ownClosing: state.deadline !== null,
    sections: version.questionnaire.sections.flatMap(({ name, title }) => {
      const counted = state.progress[name];
      return counted === undefined ? [] : [{ name, title, answered: counted[0], asked: counted[1] }];
    }),
    mayGrantTime: can(actor, 'file.grant_time') && withTheCountry.includes(status) && campaign.status !== 'archived'
  };
}
