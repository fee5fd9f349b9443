/** More time, asked and decided on; declining to take part and taking part again: each a recorded act with a reason. */
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { decided, type CommandOf, type DecideContext, type Decision } from './command.ts';
import { asMember, asStaff, readOptionalWords, withReason, wrongState } from './gate.ts';
import type { FileState, FileStatus } from './file-state.ts';

type CourseCommand = CommandOf<
  'ask_more_time' | 'grant_more_time' | 'refuse_more_time' | 'decline' | 'take_part_again'
>;

/** States in which the country still has something to do. */
export const withTheCountry: readonly FileStatus[] = ['invited', 'in_progress', 'frozen', 'returned'];

export function decideCourse(state: FileState, command: CourseCommand, context: DecideContext): Decision | Problem {
  switch (command.kind) {
    case 'ask_more_time':
      return asMember(state, context, 'file.ask_time', () =>
        withReason(command.reason, (reason) => {
          if (!withTheCountry.includes(state.status) || context.campaign.status === 'archived')
            return wrongState(state);
          return isLater(command.until, context)
            ? decided({ kind: 'more_time_asked', reason, until: command.until })
            : badUntil();
        })
      );
    case 'grant_more_time':
      return asStaff(context, 'file.grant_time', () => {
        if (!withTheCountry.includes(state.status) || context.campaign.status === 'archived') return wrongState(state);
        const words = readOptionalWords(command.words, 'words');
        if (isProblem(words)) return words;
        return isLater(command.until, context)
          ? decided({ kind: 'more_time_granted', until: command.until, words })
          : badUntil();
      });
    case 'refuse_more_time':
      return asStaff(context, 'file.grant_time', () =>
        withReason(command.reason, (reason) =>
          state.moreTime?.outcome === 'asked' ? decided({ kind: 'more_time_refused', reason }) : wrongState(state)
        )
      );
    case 'decline':
      return asMember(state, context, 'file.decline', () =>
        withReason(command.reason, (reason) =>
          withTheCountry.includes(state.status) ? decided({ kind: 'declined', reason }) : wrongState(state)
        )
      );
    case 'take_part_again':
      return asMember(state, context, 'file.decline', () =>
        withReason(command.reason, (reason) =>
          state.status === 'declined' ? decided({ kind: 'taken_part_again', reason }) : wrongState(state)
        )
      );
  }
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

function isLater(until: string, { now }: DecideContext): boolean {
  return instantShape.test(until) && Date.parse(until) > Date.parse(now);
}

function badUntil(): Problem {
  return problem('request.field_invalid', { field: 'until' }, 'until');
}
