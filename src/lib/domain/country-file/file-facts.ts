/**
 * What the pages of a country file say about it besides its answers: campaign, state, people, sections with progress,
 * and whether this reader may write. Pure; made from the state, never stored.
 */
import type { Campaign } from '#lib/domain/campaign/campaign.ts';
import { summaryOf } from './apply.ts';
import type { FileState, FileSummary, Member } from './file-state.ts';
import type { LogicResult, Questionnaire, Section } from '#lib/domain/instrument/questionnaire.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { closingOf, whyClosed, whyOutOfTime } from './permission.ts';
import type { Sight } from './sight.ts';
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
  /** Whether the reader sees any question of it. */
  readonly reads: boolean;
  /** The contributors to whom it is given; nobody: the focal point fills it. */
  readonly givenTo: readonly { readonly personId: string; readonly name: string }[];
}

/** Whether a contributor has the section, or single questions of it. */
function hasPartOf({ role, sections, questions }: Member, section: Section): boolean {
  return (
    role === 'contributor' &&
    (sections.includes(section.name) || section.questions.some(({ name }) => questions.includes(name)))
  );
}

export interface FileFacts extends Omit<FileSummary, 'progress' | 'sources' | 'threadCounts'> {
  /** With this file's own closing instant where IITE has given it more time. */
  readonly campaign: CampaignFacts;
  /** The reader as a member of the file. */
  readonly me: Member;
  /** Why no answer is taken from the reader now; null: answers are taken. */
  readonly readOnly: Problem | null;
  /** Whether the reader may sign the file as it stands. */
  readonly maySubmit: boolean;
  readonly mayFreeze: boolean;
  readonly mayDelegate: boolean;
  /** Visible sections in the questionnaire's order. */
  readonly sections: readonly SectionFacts[];
}

function maySign(state: FileState, me: Member, readOnly: Problem | null, outOfTime: Problem | null): boolean {
  const named = state.frozen?.signer ?? null;
  if (state.status !== 'frozen') return readOnly === null && me.role === 'focal_point';
  return outOfTime === null && (named === null ? me.role === 'focal_point' : named.personId === me.personId);
}

export function factsOf(
  state: FileState,
  campaign: Campaign,
  questionnaire: Questionnaire,
  logic: LogicResult,
  me: Member,
  sight: Sight,
  now: string
): FileFacts {
  const { progress: _progress, sources: _sources, threadCounts: _counts, ...rest } = summaryOf(state);
  const readOnly = whyClosed(state, campaign, now);
  const counted = progressOf(questionnaire, state.answers, logic);
  return {
    ...rest,
    campaign: { ...campaignFacts(campaign), closesAt: closingOf(state, campaign) },
    me,
    readOnly,
    maySubmit: maySign(state, me, readOnly, whyOutOfTime(state, campaign, now)),
    mayFreeze: readOnly === null && me.role === 'focal_point' && state.status !== 'invited',
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
          mine: section.questions.some((question) => sight.writes.has(question.name)),
          reads: section.questions.some((question) => sight.sees.has(question.name)),
          givenTo: state.members
            .filter((member) => hasPartOf(member, section))
            .map(({ personId, name }) => ({ personId, name }))
        }
      ];
    })
  };
}
