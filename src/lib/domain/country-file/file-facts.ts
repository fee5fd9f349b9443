/**
 * What the pages of a country file say about it besides its answers: campaign, state, people, sections with progress,
 * and whether this reader may write. Pure; made from the state, never stored.
 */
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import type { FileState, Member } from './file-state.ts';
import type { LogicResult, Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { mayWriteIn, whyClosed } from './permission.ts';
import { progressOf } from './progress.ts';

export type CampaignFacts = Pick<
  Campaign,
  'id' | 'title' | 'status' | 'opensAt' | 'closesAt' | 'timeZone' | 'languages' | 'version'
>;

export function campaignFacts(campaign: Campaign): CampaignFacts {
  const { id, title, status, opensAt, closesAt, timeZone, languages, version } = campaign;
  return { id, title, status, opensAt, closesAt, timeZone, languages, version };
}

/** One visible section as the section list shows it. */
export interface SectionFacts {
  readonly name: string;
  readonly title: Text;
  readonly answered: number;
  readonly asked: number;
  /** Whether the reader may write in it (membership and delegation; see FileFacts.readOnly for the rest). */
  readonly mine: boolean;
  /** The contributors to whom it is given; nobody: the focal point fills it. */
  readonly givenTo: readonly { readonly personId: string; readonly name: string }[];
}

export interface FileFacts extends Omit<FileState, 'answers' | 'progress' | 'sources'> {
  readonly campaign: CampaignFacts;
  /** The reader as a member of the file. */
  readonly me: Member;
  /** Why no answer is taken from the reader now; null: answers are taken. */
  readonly readOnly: Problem | null;
  readonly maySubmit: boolean;
  readonly mayDelegate: boolean;
  /** Visible sections in the questionnaire's order. */
  readonly sections: readonly SectionFacts[];
}

export function factsOf(
  state: FileState,
  campaign: Campaign,
  questionnaire: Questionnaire,
  logic: LogicResult,
  me: Member,
  now: string
): FileFacts {
  const { answers, progress: _progress, sources: _sources, ...rest } = state;
  const readOnly = whyClosed(state, campaign, now);
  const counted = progressOf(questionnaire, answers, logic);
  return {
    ...rest,
    campaign: campaignFacts(campaign),
    me,
    readOnly,
    maySubmit: readOnly === null && me.role === 'focal_point',
    mayDelegate: readOnly === null && me.role === 'focal_point',
    sections: questionnaire.sections.flatMap((section) => {
      const count = counted[section.name];
      if (count === undefined) return [];
      return [
        {
          name: section.name,
          title: section.title,
          answered: count[0],
          asked: count[1],
          mine: mayWriteIn(me, section.name),
          givenTo: state.members
            .filter((member) => member.sections !== 'all' && member.sections.includes(section.name))
            .map(({ personId, name }) => ({ personId, name }))
        }
      ];
    })
  };
}
