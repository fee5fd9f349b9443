/**
 * The world of personas with evidence in it: the contributor may write in Kenya's file, and Tunisia has signed an answer
 * that cites one file, while another file and a link are cited by nothing that was signed.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/access.ts';
import type { App } from '#lib/server/app.ts';
import { beginUpload } from '#lib/server/usecases/begin-upload.ts';
import { delegateSection } from '#lib/server/usecases/delegate-section.ts';
import { finishUpload } from '#lib/server/usecases/finish-upload.ts';
import { openFile } from '#lib/server/usecases/open-file.ts';
import { receivePiece } from '#lib/server/usecases/receive-piece.ts';
import { saveAnswers } from '#lib/server/usecases/save-answers.ts';
import { submitFile } from '#lib/server/usecases/submit-file.ts';
import { addressOf, entries, good, seedWorld, type Persona } from './personas.ts';
import { pdfFile } from './sample-files.ts';

export const tunisia = 'every-2026.TUN';

export interface SeededEvidence {
  /** Cited by the signed answer to gov1. */
  signed: string;
  /** Cited by nothing. */
  draft: string;
}

/** Kenya's focal point gives every section to the contributor; `found` is filled with the ids of Tunisia's files. */
export function seedEvidence(found: SeededEvidence): (app: App) => Promise<ReadonlyMap<Persona, string>> {
  return async (app) => {
    const ids = await seedWorld(app);
    const actorOf = (persona: Persona): Actor => {
      const { role, country, language } = entries[persona];
      const personId = ids.get(persona) ?? '';
      return { personId, name: persona, email: addressOf(persona), role, iso3: country, language, via: 'page' };
    };
    const kenya = actorOf('focalPoint');
    const opened = good(await openFile(app, kenya, { fileId: 'every-2026.KEN' }));
    good(
      await delegateSection(app, kenya, {
        fileId: 'every-2026.KEN',
        changeId: randomUUID(),
        email: addressOf('contributor'),
        name: 'contributor',
        sections: opened.file.sections.map(({ name }) => name)
      })
    );
    const focal = actorOf('outsider');
    good(await openFile(app, focal, { fileId: tunisia }));
    const answer = (value: unknown) => ({ base: 0, state: 'answered' as const, value, language: 'ar' as const });
    const answers = { body: answer('Commission'), gov1: answer(2) };
    good(await saveAnswers(app, focal, { fileId: tunisia, changeId: randomUUID(), answers }));
    found.signed = await given(app, focal, 'signed.pdf', 'gov1');
    found.draft = await given(app, focal, 'draft.pdf', null);
    const { file } = good(await openFile(app, focal, { fileId: tunisia }));
    const signer = { name: 'A. Person', function: 'Secretary-General' };
    const expectedRevision = file.revision;
    good(
      await submitFile(app, focal, {
        fileId: tunisia,
        changeId: randomUUID(),
        expectedRevision,
        signer,
        language: 'ar'
      })
    );
    return ids;
  };
}

async function given(app: App, actor: Actor, name: string, question: string | null): Promise<string> {
  const bytes = pdfFile(name);
  const begun = good(
    await beginUpload(app, actor, { fileId: tunisia, name, size: bytes.length, sha256: null, question })
  );
  if (!('uploadId' in begun)) throw new Error(`${name} is there already`);
  const { uploadId } = begun;
  good(await receivePiece(app, actor, { fileId: tunisia, uploadId, offset: 0, piece: bytes }));
  return good(await finishUpload(app, actor, { fileId: tunisia, uploadId })).item.id;
}
