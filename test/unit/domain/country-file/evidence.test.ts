import { describe, expect, it } from 'vitest';
import type { Command } from '#lib/domain/country-file/command.ts';
import type { EvidenceFacts } from '#lib/domain/country-file/evidence-item.ts';
import { evidenceSize } from '#lib/domain/country-file/evidence.ts';
import { analyst, contributor, fileAfter, focalPoint, given, typed } from '../../../support/small-file.ts';
import { freezing, play, saved, answered, submitting, tried } from '../../../support/play-file.ts';

const limits = { file: 20_000_000, country: 200_000_000 };
const file = (more: Partial<EvidenceFacts> = {}): Command => ({
  kind: 'add_evidence',
  limits,
  item: {
    id: 'f1',
    kind: 'file',
    name: 'plan.pdf',
    mediaType: 'application/pdf',
    size: 1000,
    sha256: 'a'.repeat(64),
    title: ' The plan ',
    date: null,
    url: null,
    ...more
  }
});
const link = (more: { id?: string; title?: string; url?: string; date?: string | null } = {}): Command => ({
  kind: 'add_link',
  item: { id: 'l1', title: 'The law', date: null, url: 'https://example.org/law?x=1', ...more }
});
const remove = (id: string): Command => ({ kind: 'remove_evidence', id });

describe('evidence of a file', () => {
  it('is kept with who added it and when; a link is evidence too', () => {
    const state = play(fileAfter(given), [contributor, file()], [focalPoint, link()]);
    expect(state).toMatchObject({ status: 'in_progress', contentRevision: state.revision });
    expect(state.evidence).toMatchObject([
      { id: 'f1', title: 'The plan', addedBy: { personId: 'amal' }, removed: null },
      { id: 'l1', kind: 'link', url: 'https://example.org/law?x=1', size: 0, sha256: null }
    ]);
    expect(evidenceSize(state.evidence)).toBe(1000);
  });

  it.each<[string, Command, string]>([
    ['a type that is not kept', file({ name: 'run.exe' }), 'evidence.type_not_allowed'],
    ['a name without an ending', file({ name: 'pdf' }), 'evidence.type_not_allowed'],
    ['a content that is not what the name says', file({ mediaType: 'image/png' }), 'evidence.type_not_allowed'],
    ['an empty file', file({ size: 0 }), 'evidence.type_not_allowed'],
    ['more than 20 MB', file({ size: 20_000_001 }), 'evidence.too_large'],
    ['the same id again', link({ id: 'f0' }), 'request.field_invalid'],
    ['a day that no month has', file({ date: '2025-02-30' }), 'request.field_invalid'],
    ['a link without a title', link({ title: ' ' }), 'request.field_required'],
    ['a link that runs something', link({ url: 'javascript:alert(1)' }), 'request.field_invalid'],
    ['a link that is none', link({ url: 'https://' }), 'request.field_invalid']
  ])('is refused: %s', (_what, command, expected) => {
    const state = play(fileAfter(), [focalPoint, file({ id: 'f0' })]);
    expect(tried(state, focalPoint, command)).toBe(expected);
  });

  it('is limited for the whole country; what is removed counts no more', () => {
    const nearly = play(
      fileAfter(),
      ...Array.from({ length: 10 }, (_, n) => [focalPoint, file({ id: `f${n}`, size: 19_999_999 })] as const)
    );
    expect(tried(nearly, focalPoint, file({ id: 'more' }))).toBe('evidence.no_room');
    expect(tried(play(nearly, [focalPoint, remove('f3')]), focalPoint, file({ id: 'more' }))).toBe('taken');
  });
});

describe('removing evidence', () => {
  const cited = play(
    fileAfter(given),
    [focalPoint, file()],
    [focalPoint, { kind: 'save_answers', answers: { policy: { ...typed(4), evidence: ['f1'] } } }]
  );

  it('leaves it in the file as removed, and no answer cites it any more', () => {
    const state = play(cited, [focalPoint, remove('f1')]);
    expect(state.evidence[0]?.removed).toMatchObject({ by: { personId: 'focal' } });
    expect(state.answers['policy']).not.toHaveProperty('evidence');
    expect(state.answers['policy']?.revision).toBe(cited.answers['policy']?.revision);
    expect(tried(state, focalPoint, remove('f1'))).toBe('evidence.not_found');
  });

  it('is for whoever added it, and the focal point', () => {
    expect(tried(cited, contributor, remove('f1'))).toBe('access.not_allowed');
    expect(tried(play(fileAfter(given), [contributor, file()]), contributor, remove('f1'))).toBe('taken');
    expect(tried(cited, analyst, remove('f1'))).toBe('file.not_found');
  });

  it('is not done to what is frozen or signed, nor to what a locked answer cites', () => {
    expect(tried(play(cited, [focalPoint, freezing(null)]), focalPoint, remove('f1'))).toBe('file.frozen');
    const signed = play(cited, [focalPoint, submitting]);
    expect(tried(signed, focalPoint, remove('f1'))).toBe('file.read_only');
    const asked = play(
      signed,
      [analyst, { kind: 'ask_country', number: 1, language: 'en', questions: [{ question: 'consent', text: '?' }] }],
      [analyst, { kind: 'return', number: 1, reason: '' }]
    );
    expect(tried(asked, focalPoint, remove('f1'))).toBe('evidence.cited_by_locked');
    expect(tried(asked, focalPoint, link())).toBe('taken');
  });
});

it('adding evidence to an answer that is signed moves nothing that is locked', () => {
  const state = play(fileAfter(saved({ policy: answered(4) })), [focalPoint, submitting]);
  expect(tried(state, focalPoint, file())).toBe('file.read_only');
});
