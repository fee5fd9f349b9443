import { describe, expect, it } from 'vitest';
import type { Command } from '#lib/domain/country-file/command.ts';
import {
  administrator,
  analyst,
  contributor,
  fileAfter,
  focalPoint,
  given,
  openCampaign,
  typed
} from '../../../support/small-file.ts';
import { begun, freezing, play, submitting, tried } from '../../../support/play-file.ts';

const save: Command = { kind: 'save_answers', answers: { policy: typed(5, 3) } };
const over = { now: '2027-01-10T00:00:00.000Z' };
const until = '2027-01-31T22:00:00.000Z';

describe('more time', () => {
  it('is asked with a reason and granted: the file has its own closing instant, also in a closed round', () => {
    const asked = play(begun, [focalPoint, { kind: 'ask_more_time', reason: 'a strike', until }]);
    expect(asked.moreTime).toMatchObject({ outcome: 'asked', reason: 'a strike', until });
    expect(tried(asked, focalPoint, save, over)).toBe('campaign.closed');
    const granted = play(asked, [analyst, { kind: 'grant_more_time', until, words: 'gladly' }]);
    expect(granted).toMatchObject({ deadline: until, moreTime: { outcome: 'granted', words: 'gladly' } });
    expect(tried(granted, focalPoint, save, over)).toBe('taken');
    const closed = { ...over, campaign: { ...openCampaign, status: 'closed' as const } };
    expect(tried(granted, focalPoint, save, closed)).toBe('taken');
    expect(tried(granted, focalPoint, save, { now: until })).toBe('campaign.closed');
    expect(tried(granted, focalPoint, save, { ...closed, campaign: { ...openCampaign, status: 'archived' } })).toBe(
      'campaign.closed'
    );
  });

  it('may be refused, with a reason, and is then as it was', () => {
    const asked = play(begun, [focalPoint, { kind: 'ask_more_time', reason: 'a strike', until }]);
    const refused = play(asked, [administrator, { kind: 'refuse_more_time', reason: 'the report is due' }]);
    expect(refused).toMatchObject({ deadline: null, moreTime: { outcome: 'refused', words: 'the report is due' } });
    expect(tried(refused, analyst, { kind: 'refuse_more_time', reason: 'x' })).toBe('file.wrong_state');
  });

  it.each<[string, Command, typeof focalPoint | typeof contributor | typeof analyst, string]>([
    ['without a reason', { kind: 'ask_more_time', reason: '', until }, focalPoint, 'file.reason_required'],
    [
      'into the past',
      { kind: 'ask_more_time', reason: 'x', until: '2026-01-01T00:00:00Z' },
      focalPoint,
      'request.field_invalid'
    ],
    ['until nonsense', { kind: 'grant_more_time', words: '', until: 'soon' }, analyst, 'request.field_invalid'],
    ['by a contributor', { kind: 'ask_more_time', reason: 'x', until }, contributor, 'access.not_allowed'],
    ['granted by the country', { kind: 'grant_more_time', words: '', until }, focalPoint, 'access.not_allowed']
  ])('is refused: %s', (_what, command, by, expected) => {
    expect(tried(play(fileAfter(given), [focalPoint, save]), by, command)).toBe(expected);
  });
});

describe('declining to take part', () => {
  it('is an act with a reason; taking part again goes on where the file stood', () => {
    for (const before of [begun, play(begun, [focalPoint, freezing(null)])]) {
      const declined = play(before, [focalPoint, { kind: 'decline', reason: 'no capacity' }]);
      expect(declined).toMatchObject({
        status: 'declined',
        declined: { reason: 'no capacity', before: before.status }
      });
      expect(tried(declined, focalPoint, save)).toBe('file.declined');
      const again = play(declined, [focalPoint, { kind: 'take_part_again', reason: 'help came' }]);
      expect(again).toMatchObject({ status: before.status, declined: null, answers: before.answers });
    }
  });
  it('is not for a signed file, nor for a colleague', () => {
    const signed = play(begun, [focalPoint, submitting]);
    expect(tried(signed, focalPoint, { kind: 'decline', reason: 'x' })).toBe('file.wrong_state');
    expect(tried(fileAfter(given), contributor, { kind: 'decline', reason: 'x' })).toBe('access.not_allowed');
    expect(tried(begun, focalPoint, { kind: 'take_part_again', reason: 'x' })).toBe('file.wrong_state');
  });
});

describe('many hands', () => {
  const toNew = {
    kind: 'hand_over',
    personId: 'new',
    name: 'New',
    email: 'new@example.org',
    message: ' yours '
  } as const;
  it('hands the whole file over, in any state: the one before is out, every answer stays', () => {
    for (const state of [begun, play(begun, [focalPoint, submitting])]) {
      const after = play(state, [focalPoint, toNew]);
      expect(after.members).toMatchObject([{ personId: 'new', role: 'focal_point', sections: 'all' }]);
      expect(after.answers).toEqual(state.answers);
      expect(tried(after, focalPoint, save)).toBe('file.not_found');
    }
    expect(tried(fileAfter(given), contributor, toNew)).toBe('access.not_allowed');
    expect(tried(begun, focalPoint, { ...toNew, personId: 'focal' })).toBe('file.address_unusable');
  });

  it('gives a single question with its companions, a message and a date', () => {
    const give = {
      kind: 'delegate',
      personId: 'amal',
      name: 'Amal',
      email: 'a@example.org',
      sections: [],
      questions: ['policy'],
      message: ' please ',
      due: '2026-04-01'
    } as const;
    const state = play(fileAfter(), [focalPoint, give]);
    expect(state.members[1]).toMatchObject({ questions: ['policy'], message: 'please', due: '2026-04-01' });
    expect(tried(state, contributor, { kind: 'save_answers', answers: { policy: typed(4) } })).toBe('taken');
    const wrote = play(state, [
      contributor,
      { kind: 'save_answers', answers: { policy: typed(4), evidence: typed('law'), computers: typed('yes') } }
    ]);
    expect(Object.keys(wrote.answers)).toEqual(['policy', 'evidence']);
    expect(play(state, [focalPoint, give]).revision).toBe(state.revision);
    expect(tried(fileAfter(), focalPoint, { ...give, due: '2026-13-01' })).toBe('request.field_invalid');
    expect(tried(fileAfter(), focalPoint, { ...give, questions: ['attic'] })).toBe('answer.unknown_question');
    expect(tried(fileAfter(), focalPoint, { ...give, questions: [] })).toBe('file.sections_required');
  });

  it('colleagues comment on what is theirs, whatever the state; reviewers never do', () => {
    const talk = (question: string): Command => ({ kind: 'comment', question, text: ' Is that so? ' });
    const state = play(fileAfter(given), [contributor, talk('count')]);
    expect(state.comments).toMatchObject([{ question: 'count', text: 'Is that so?', by: { personId: 'amal' } }]);
    expect(tried(state, contributor, talk('policy'))).toBe('answer.not_your_section');
    expect(tried(state, analyst, talk('policy'))).toBe('file.not_found');
    expect(tried(play(begun, [focalPoint, submitting]), focalPoint, talk('policy'))).toBe('taken');
  });
});
