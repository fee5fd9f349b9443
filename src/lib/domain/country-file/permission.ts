/** Who may write in a country file, where and when. Membership and times; roles are asked of access.ts. */
import type { FileState, FileStatus, Member } from './file-state.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

const takesAnswers: Readonly<Record<FileStatus, boolean>> = {
  invited: true,
  in_progress: true,
  returned: true,
  frozen: false,
  submitted: false,
  approved: false,
  declined: false
};

export type CampaignTimes = Pick<Campaign, 'status' | 'opensAt' | 'closesAt'>;
type FileTimes = Pick<FileState, 'status' | 'deadline'>;

/** The instant at which the file closes: its own where IITE has given it more time, else the campaign's. */
export function closingOf(state: Pick<FileState, 'deadline'>, campaign: Pick<Campaign, 'closesAt'>): string {
  return state.deadline ?? campaign.closesAt;
}

/** Why the file takes no answers at `now`; null: it takes them. The file's own state is named before the campaign's. */
export function whyClosed(state: FileTimes, campaign: CampaignTimes, now: string): Problem | null {
  if (state.status === 'frozen') return problem('file.frozen');
  if (state.status === 'declined') return problem('file.declined');
  if (!takesAnswers[state.status]) return problem('file.read_only', { status: state.status });
  return whyOutOfTime(state, campaign, now);
}

/** Time alone. More time outlasts a round that is closed, not one that is archived. */
export function whyOutOfTime(state: Pick<FileState, 'deadline'>, campaign: CampaignTimes, now: string): Problem | null {
  const instant = Date.parse(now);
  if (campaign.status === 'draft' || instant < Date.parse(campaign.opensAt)) {
    return problem('campaign.not_open_yet', { opensAt: campaign.opensAt });
  }
  const closesAt = closingOf(state, campaign);
  const over = campaign.status === 'archived' || (campaign.status === 'closed' && state.deadline === null);
  return over || instant >= Date.parse(closesAt) ? problem('campaign.closed', { closesAt }) : null;
}

export function memberOf(state: Pick<FileState, 'members'>, personId: string): Member | null {
  return state.members.find((member) => member.personId === personId) ?? null;
}

/** Whether the whole section is his. */
export function mayWriteIn(member: Member, section: string): boolean {
  return member.sections === 'all' || member.sections.includes(section);
}

/** Whether the question is his: by its section, by itself, or because it accompanies one that is given to him. */
export function mayWrite(member: Member, question: string, questionnaire: Questionnaire): boolean {
  const section = questionnaire.sectionOf.get(question);
  if (section === undefined) return false;
  if (mayWriteIn(member, section) || member.questions.includes(question)) return true;
  const about = questionnaire.byName.get(question)?.about ?? null;
  return about !== null && member.questions.includes(about.question);
}

/** Whether a return has left the question open: where it asks on single questions, only those and what depends on them. */
export function isUnlocked({ unlocked }: Pick<FileState, 'unlocked'>, question: string): boolean {
  return unlocked?.includes(question) ?? true;
}
