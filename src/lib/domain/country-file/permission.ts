/** Who may write in a country file, and when. Membership and the campaign's times; roles are asked of access.ts. */
import type { FileState, FileStatus, Member } from './file-state.ts';
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';

const takesAnswers: Readonly<Record<FileStatus, boolean>> = {
  invited: true,
  in_progress: true,
  returned: true,
  submitted: false,
  approved: false
};

/** Why the file takes no answers at `now`; null: it takes them. The file's own state is named before the campaign's. */
export function whyClosed(
  state: Pick<FileState, 'status'>,
  campaign: Pick<Campaign, 'status' | 'opensAt' | 'closesAt'>,
  now: string
): Problem | null {
  if (!takesAnswers[state.status]) return problem('file.read_only', { status: state.status });
  const instant = Date.parse(now);
  if (campaign.status === 'draft' || instant < Date.parse(campaign.opensAt)) {
    return problem('campaign.not_open_yet', { opensAt: campaign.opensAt });
  }
  if (campaign.status !== 'open' || instant >= Date.parse(campaign.closesAt)) {
    return problem('campaign.closed', { closesAt: campaign.closesAt });
  }
  return null;
}

export function memberOf(state: Pick<FileState, 'members'>, personId: string): Member | null {
  return state.members.find((member) => member.personId === personId) ?? null;
}

export function mayWriteIn(member: Member, section: string): boolean {
  return member.sections === 'all' || member.sections.includes(section);
}
