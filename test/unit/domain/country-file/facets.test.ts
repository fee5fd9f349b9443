import { describe, expect, it } from 'vitest';
import type { AnswerInput } from '#lib/domain/country-file/answer.ts';
import type { Command, DecideContext } from '#lib/domain/country-file/command.ts';
import { decide } from '#lib/domain/country-file/decide.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { isProblem } from '#lib/domain/problem.ts';
import { publishable, signedText, submissionContent } from '#lib/domain/country-file/submission-content.ts';
import {
  contextFor,
  fileAfter,
  focalPoint,
  smallLogic,
  smallQuestionnaire,
  typed
} from '../../../support/small-file.ts';
import { answered, begun, play, saved } from '../../../support/play-file.ts';

const link: Command = {
  kind: 'add_link',
  item: { id: 'e1', title: 'The law', date: '2020-05-01', url: 'https://example.org/law' }
};
const withLink = play(fileAfter(), [focalPoint, link]);

function save(state: FileState, inputs: Readonly<Record<string, AnswerInput>>, more: Partial<DecideContext> = {}) {
  const result = decide(state, { kind: 'save_answers', answers: inputs }, contextFor(focalPoint, more));
  if (isProblem(result)) throw new Error(result.problem);
  const { change, refused, unchanged, conflicts } = result;
  return {
    written: change?.kind === 'answers_saved' ? change.answers : {},
    refused: Object.fromEntries([...refused].map(([name, { problem }]) => [name, problem])),
    unchanged: [...unchanged],
    conflicts: [...conflicts.keys()]
  };
}
const signing = {
  number: 1,
  signedAt: '2026-03-01T10:00:00.000Z',
  signer: { name: 'N', function: 'F' },
  language: 'en'
} as const;
const contentOf = (state: FileState) => submissionContent(state, smallQuestionnaire, smallLogic, signing);

describe('what stands beside an answer', () => {
  const claim = { reason: 'law', words: '' } as const;

  it('is kept with it; what is left out stays, null takes it away', () => {
    const one = play(withLink, [
      focalPoint,
      { kind: 'save_answers', answers: { policy: { ...typed(4), confidential: claim, evidence: ['e1', 'e1'] } } }
    ]);
    expect(one.answers['policy']).toMatchObject({ value: 4, confidential: claim, evidence: ['e1'] });
    const base = one.revision;
    expect(save(one, { policy: typed(5, base) }).written['policy']).toMatchObject({
      value: 5,
      confidential: claim,
      evidence: ['e1']
    });
    const bare = save(one, { policy: { ...typed(4, base), confidential: null, evidence: [] } }).written['policy'];
    expect(bare).toEqual(answered(4));
    expect(save(one, { policy: { ...typed(4, base), confidential: claim } }).unchanged).toEqual(['policy']);
  });

  it('is part of what two people can clash about', () => {
    const state = fileAfter(saved({ policy: answered(3) }));
    expect(save(state, { policy: { ...typed(3, 0), confidential: claim } }).conflicts).toEqual(['policy']);
  });

  it.each([
    [
      'a source that another question asks for',
      { count: { source: { text: 'EMIS', year: 2025 } } },
      'answer.source_asked_elsewhere'
    ],
    [
      'a source of what is no figure',
      { policy: { source: { text: 'EMIS', year: 2025 } } },
      'answer.source_asked_elsewhere'
    ],
    [
      'a claim of another reason without words',
      { policy: { confidential: { reason: 'other', words: ' ' } } },
      'answer.words_required'
    ],
    ['evidence that is not there', { policy: { evidence: ['e9'] } }, 'answer.unknown_evidence'],
    ['half a surrogate pair', { policy: { explanation: { jump: '\ud800' } } }, 'answer.wrong_type'],
    ['too long an explanation', { policy: { explanation: { jump: 'x'.repeat(2001) } } }, 'answer.too_long']
  ] as const)('is refused: %s', (_what, given, expected) => {
    const inputs = Object.entries(given).map(([name, beside]) => [name, { ...typed(3), ...beside }] as const);
    expect(Object.values(save(withLink, Object.fromEntries(inputs)).refused)).toEqual([expected]);
  });

  it('an empty source, claim and explanation say nothing', () => {
    const empty = { source: { text: ' ', year: null }, explanation: { jump: ' ' } };
    expect(save(withLink, { policy: { ...typed(3), ...empty } }).written).toEqual({ policy: answered(3) });
  });
});

describe('taken over from the last round', () => {
  const from = { campaignId: 'small-2024', number: 1 };
  const previous = new Map([
    ['policy', { ...from, signedAt: '', relation: 'identical' as const, answer: answered(4) }]
  ]);
  it('is marked only where it is true', () => {
    const taken = save(begun, { policy: { ...typed(4, 3), takenOver: from } }, { previous });
    expect(taken.written['policy']?.takenOver).toEqual(from);
    for (const [input, more] of [
      [{ ...typed(5, 3), takenOver: from }, { previous }],
      [{ ...typed(4, 3), takenOver: { ...from, number: 2 } }, { previous }],
      [{ ...typed(4, 3), takenOver: from }, {}]
    ] as const) {
      expect(save(begun, { policy: input }, more).written['policy']?.takenOver).toBeUndefined();
    }
  });
  it('goes with the next value, and stays with the same one', () => {
    const state = fileAfter(saved({ policy: answered(4, { takenOver: from }) }));
    expect(save(state, { policy: typed(5, 3) }).written['policy']).toEqual(answered(5));
    expect(save(state, { policy: { ...typed(4, 3), comment: 'still so' } }).written['policy']?.takenOver).toEqual(from);
  });
});

describe('what is signed', () => {
  it('is byte for byte what it was before there were facets, where there are none', () => {
    expect(signedText(contentOf(begun))).toBe(
      '{"answers":{"policy":{"comment":null,"language":"en","state":"answered","value":3}},"campaignId":"small-2026","format":1,"iso3":"KEN","language":"en","number":1,"signedAt":"2026-03-01T10:00:00.000Z","signer":{"function":"F","name":"N"},"version":{"instrument":"small","sha256":"v","version":"1.0.0"}}'
    );
  });
  it('holds the facets, and the checksum of every file that is cited, once', () => {
    const file = {
      id: 'f1',
      kind: 'file',
      name: 'law.pdf',
      mediaType: 'application/pdf',
      size: 10,
      sha256: 'f'.repeat(64),
      title: '',
      date: null,
      url: null
    } as const;
    const state = play(
      withLink,
      [focalPoint, { kind: 'add_evidence', item: file, limits: { file: 100, country: 100 } }],
      [focalPoint, { kind: 'save_answers', answers: { policy: { ...typed(4), evidence: ['f1'] } } }]
    );
    const content = contentOf(state);
    expect(content.answers['policy']?.evidence).toEqual(['f1']);
    const { id: _id, ...signed } = file;
    expect(content.evidence).toEqual({ f1: signed });
  });
  it('of what is claimed as confidential, and what accompanies it, analysis reads nothing', () => {
    const state = fileAfter(
      saved({
        policy: answered(4, { confidential: { reason: 'security', words: '' } }),
        evidence: answered('the secret plan'),
        computers: answered('no')
      })
    );
    expect(Object.keys(publishable(contentOf(state), smallQuestionnaire).answers)).toEqual(['computers']);
    const open = contentOf(begun);
    expect(publishable(open, smallQuestionnaire)).toBe(open);
  });
});
