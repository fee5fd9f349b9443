/** The course of a file besides its content: more time, declining to take part. */
import { actedBy } from './apply-content.ts';
import type { Change, CourseBody } from './change.ts';
import type { FileState, MoreTime } from './file-state.ts';

export function afterCourse(state: FileState, change: Change & CourseBody): Partial<FileState> {
  const { at } = change;
  switch (change.kind) {
    case 'more_time_asked': {
      const { reason, until } = change;
      const asked = { reason, until, at, by: actedBy(change), outcome: 'asked', words: '', decidedAt: null } as const;
      return { moreTime: asked };
    }
    case 'more_time_granted':
      return { deadline: change.until, moreTime: decidedOn(state.moreTime, 'granted', change.words, at) };
    case 'more_time_refused':
      return { moreTime: decidedOn(state.moreTime, 'refused', change.reason, at) };
    case 'declined': {
      const { reason } = change;
      return { status: 'declined', declined: { reason, at, by: actedBy(change), before: state.status } };
    }
    case 'taken_part_again':
      return { status: state.declined?.before ?? 'in_progress', declined: null };
  }
}

/** Time granted without a request leaves an older, decided request as it is. */
function decidedOn(
  moreTime: MoreTime | null,
  outcome: 'granted' | 'refused',
  words: string,
  decidedAt: string
): MoreTime | null {
  return moreTime?.outcome === 'asked' ? { ...moreTime, outcome, words, decidedAt } : moreTime;
}
