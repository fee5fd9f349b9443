/** Which evidence each member of a file sees. */
import { expect, it } from 'vitest';
import type { EvidenceItem } from '#lib/domain/country-file/evidence-item.ts';
import { evidenceSeen } from '#lib/domain/country-file/evidence-sight.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';

const item = (id: string, personId: string): EvidenceItem => ({
  id,
  kind: 'link',
  name: null,
  mediaType: null,
  size: 0,
  sha256: null,
  title: id,
  date: null,
  url: 'https://example.org/',
  addedAt: '2026-02-01T10:00:00.000Z',
  addedBy: { personId, name: personId },
  removed: null
});
const cites = (...evidence: string[]): FileState['answers'][string] => ({
  state: 'blank',
  value: null,
  comment: null,
  language: 'en',
  revision: 3,
  at: '2026-02-01T10:00:00.000Z',
  by: { personId: 'p-amina', name: 'Amina' },
  evidence
});
const state: Pick<FileState, 'answers' | 'evidence' | 'frozen' | 'submissions'> = {
  answers: { hers: cites('of-hers'), his: cites('of-his'), quiet: { ...cites(), evidence: [] } },
  evidence: [item('of-hers', 'p-amina'), item('of-his', 'p-amina'), item('own', 'p-brian'), item('loose', 'p-amina')],
  frozen: null,
  submissions: []
};
const frozen = {
  revision: 4,
  at: '2026-02-02T10:00:00.000Z',
  by: { personId: 'p-amina', name: 'Amina' },
  signer: null
};
const see = (role: 'focal_point' | 'contributor' | 'signer', personId: string, from = state) =>
  evidenceSeen(
    from,
    { personId, role },
    { writes: new Set(['his']), sees: new Set(role === 'signer' ? [] : ['his']) }
  ).map(({ id }) => id);

it('the focal point sees all of it', () =>
  expect(see('focal_point', 'p-amina')).toEqual(['of-hers', 'of-his', 'own', 'loose']));
it('a contributor sees what stands beside answers that he sees, and what he added', () =>
  expect(see('contributor', 'p-brian')).toEqual(['of-his', 'own']));
it('the signer sees what the copy cites, once there is one', () => {
  expect(see('signer', 'p-head')).toEqual([]);
  expect(see('signer', 'p-head', { ...state, frozen })).toEqual(['of-hers', 'of-his']);
});
