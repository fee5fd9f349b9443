/**
 * Evidence in the embedded store: what is known of an upload in the database, its bytes in a folder beside it. The bytes
 * are written first; an upload stands where its row says, so what a crash leaves beyond that is written over.
 */
import type { Scope } from '#lib/domain/access.ts';
import type { EvidenceStore, EvidenceUpload } from '../evidence-port.ts';
import { placeOfPiece, type Schema } from '../records.ts';
import type { Database } from './database.ts';
import { EvidenceFolder } from './evidence-folder.ts';
import { fromRow, fromRowOrNull } from './row.ts';
import { inScope } from './scope.ts';

export const evidenceTables = `
  create table if not exists evidence_uploads (
    id text primary key, file_id text not null, touched_at text not null, record text not null, schema integer not null
  ) strict;
  create index if not exists evidence_uploads_of_file on evidence_uploads (file_id);
  create index if not exists evidence_uploads_by_touch on evidence_uploads (touched_at)`;

/** `sweep`: at opening, throws away bytes of which no row knows. */
export function evidenceIn(db: Database, schema: Schema): EvidenceStore & { readonly sweep: () => Promise<void> } {
  const folder = new EvidenceFolder(db.folder);
  const alone = oneAtATime();

  const find = (scope: Scope, id: string): Promise<EvidenceUpload | null> =>
    db.read(() => {
      const allowed = inScope(scope, 'u.file_id');
      const sql = `select u.record, u.schema from evidence_uploads u where u.id = ? and ${allowed.sql}`;
      return fromRowOrNull(schema, 'evidenceUpload', db.one(sql, [id, ...allowed.values]));
    });
  const isFileIn = (scope: Scope, fileId: string): boolean => {
    const allowed = inScope(scope, 'f.file_id');
    return db.one(`select 1 from files f where f.file_id = ? and ${allowed.sql}`, [fileId, ...allowed.values]) !== null;
  };
  const replace = (upload: EvidenceUpload): Promise<void> =>
    db.write(() => {
      db.run('update evidence_uploads set touched_at = ?, record = ?, schema = ? where id = ?', [
        upload.touchedAt,
        JSON.stringify(upload),
        schema.number,
        upload.id
      ]);
    });
  const drop = async (id: string): Promise<void> => {
    await db.write(() => {
      db.run('delete from evidence_uploads where id = ?', [id]);
    });
    await folder.drop(id);
  };
  const ofFile = (fileId: string): EvidenceUpload[] =>
    db
      .all('select record, schema from evidence_uploads where file_id = ? order by id', [fileId])
      .map((row) => fromRow(schema, 'evidenceUpload', row));

  return {
    begin: (scope, start) =>
      db.write(() => {
        if (!isFileIn(scope, start.fileId)) return false;
        const upload: EvidenceUpload = { ...start, received: 0, stored: null, touchedAt: start.startedAt };
        return (
          db.run(
            'insert into evidence_uploads (id, file_id, touched_at, record, schema) values (?, ?, ?, ?, ?) on conflict do nothing',
            [upload.id, upload.fileId, upload.touchedAt, JSON.stringify(upload), schema.number]
          ) === 1
        );
      }),
    upload: find,
    uploads: (scope, fileId) => db.read(() => (isFileIn(scope, fileId) ? ofFile(fileId) : [])),
    append: (scope, id, offset, piece, at) =>
      alone(id, async () => {
        const upload = await find(scope, id);
        if (upload === null) return null;
        const place = placeOfPiece(upload, offset, piece.byteLength);
        if (place.outcome !== 'kept') return place;
        await folder.write(id, offset, piece);
        await replace({ ...upload, received: place.received, touchedAt: at });
        return place;
      }),
    readUpload: async (scope, id, range) => {
      const upload = await find(scope, id);
      if (upload === null || upload.stored !== null) return null;
      const end = Math.min(range?.end ?? upload.received, upload.received);
      return folder.readUnfinished(id, { start: range?.start ?? 0, end });
    },
    endHere: (scope, id) =>
      alone(id, async () => {
        const upload = await find(scope, id);
        if (upload?.stored === null) await replace({ ...upload, size: upload.received });
      }),
    finish: (scope, id) =>
      alone(id, async () => {
        const upload = await find(scope, id);
        if (upload === null) return null;
        if (upload.received !== upload.size) return { sha256: null };
        const sha256 = upload.stored ?? (await folder.seal(id, upload.size));
        // Known before it is moved: a crash in between is made good by asking again.
        if (upload.stored === null) await replace({ ...upload, stored: sha256 });
        await folder.store(id, upload.fileId, sha256);
        return { sha256 };
      }),
    forget: (scope, id) =>
      alone(id, async () => {
        if ((await find(scope, id)) !== null) await drop(id);
      }),
    read: async (scope, fileId, sha256, range) =>
      (await db.read(() => isFileIn(scope, fileId))) ? folder.read(fileId, sha256, range) : null,
    removeUnfinished: async (before, cites) => {
      const old = await db.read(() =>
        db
          .all('select record, schema from evidence_uploads where touched_at < ?', [before])
          .map((row) => fromRow(schema, 'evidenceUpload', row))
      );
      for (const { id, fileId, stored } of old)
        await alone(id, async () => {
          const others = ofFile(fileId).some((other) => other.id !== id);
          if (stored !== null && !others && !(await cites(fileId, stored))) await folder.dropWhole(fileId, stored);
          await drop(id);
        });
      return old.length;
    },
    sweep: async () => {
      for (const id of await folder.unfinished()) {
        const known = await db.read(() => db.one('select 1 from evidence_uploads where id = ?', [id]));
        if (known === null) await folder.drop(id);
      }
    }
  };
}

/** Runs what concerns one upload one after another; different uploads do not wait for each other. */
function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const run = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, run);
    try {
      return await run;
    } finally {
      if (last.get(key) === run) last.delete(key);
    }
  };
}
