/**
 * Evidence in MongoDB: pieces of an upload as documents of their own, the whole in GridFS (bucket `evidence`), unique by
 * country file and SHA-256. The upload's document lists the pieces that count; inserting the bucket's file document last
 * is what makes the content exist. What a crash leaves of either is thrown away with the upload.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Binary, GridFSBucket, ObjectId, type Filter } from 'mongodb';
import type { Scope } from '#lib/domain/access.ts';
import type { ByteRange, EvidenceStore, EvidenceUpload } from '../evidence-port.ts';
import { placeOfPiece } from '../records.ts';
import { durable, insertedOnce, isDuplicate, type Connection } from './connection.ts';
import { collectionOf, fromDocument, type Document } from './document.ts';
import { fullDisk } from './full-disk.ts';
import { filesInScope } from './scope.ts';

interface Piece {
  readonly _id: string;
  readonly uploadId: string;
  readonly data: Binary;
}
/** `_parts`: the pieces that count, and the bucket files that were begun. */
interface UploadDocument extends EvidenceUpload {
  readonly _id: string;
  readonly _schema: number;
  readonly _parts: {
    readonly pieces: readonly { readonly id: string; readonly start: number; readonly end: number }[];
    readonly begun: readonly ObjectId[];
  };
}
type Parts = UploadDocument['_parts'];

export async function indexEvidence(connection: Connection): Promise<void> {
  await collectionOf(connection, 'evidenceUploads').createIndex({ fileId: 1 }, {}, {});
  await collectionOf(connection, 'evidenceUploads').createIndex({ touchedAt: 1 }, {}, {});
  await connection.db.collection<Piece>('evidencePieces').createIndex({ uploadId: 1 }, {}, {});
  await connection.db
    .collection('evidence.files')
    .createIndex({ 'metadata.fileId': 1, 'metadata.sha256': 1 }, { unique: true }, {});
  await connection.db.collection('evidence.chunks').createIndex({ files_id: 1, n: 1 }, { unique: true }, {});
}

export function evidenceIn(connection: Connection): EvidenceStore {
  const { db, where } = connection;
  const uploads = db.collection<UploadDocument>('evidenceUploads');
  const pieces = db.collection<Piece>('evidencePieces');
  const chunks = db.collection('evidence.chunks');
  const bucket = new GridFSBucket(db, { bucketName: 'evidence', ...durable });

  const reach = <T>(work: () => Promise<T>): Promise<T> =>
    connection.reach(async () => {
      try {
        return await work();
      } catch (cause) {
        throw fullDisk(cause, where) ?? cause;
      }
    });
  const isFileIn = async (scope: Scope, fileId: string): Promise<boolean> => {
    const filter: Filter<Document> = { $and: [{ _id: fileId }, filesInScope(scope)] };
    return (await collectionOf(connection, 'files').findOne(filter, { projection: { _id: 1 } })) !== null;
  };
  const documentIn = async (scope: Scope, id: string): Promise<UploadDocument | null> => {
    const found = await uploads.findOne({ _id: id });
    return found !== null && (await isFileIn(scope, found.fileId)) ? found : null;
  };
  const uploadOf = (document: UploadDocument): EvidenceUpload =>
    fromDocument(connection, 'evidenceUpload', { ...document });
  const storedIn = (fileId: string, sha256: string) =>
    bucket.find({ 'metadata.fileId': fileId, 'metadata.sha256': sha256 }).next();

  async function* received({ pieces: parts }: Parts, { start, end }: ByteRange): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      if (part.end <= start || part.start >= end) continue;
      const piece = await pieces.findOne({ _id: part.id });
      if (piece === null) throw new Error('a piece of an upload is gone');
      yield piece.data.buffer.subarray(Math.max(0, start - part.start), Math.min(part.end, end) - part.start);
    }
  }
  const dropBegun = async ({ begun }: Parts): Promise<void> => {
    for (const _id of begun)
      if ((await bucket.find({ _id }).next()) === null) await chunks.deleteMany({ files_id: _id }, durable);
  };
  const drop = async (document: UploadDocument): Promise<void> => {
    await dropBegun(document._parts);
    await uploads.deleteOne({ _id: document._id }, durable);
    await pieces.deleteMany({ uploadId: document._id }, durable);
  };

  /** Copies the pieces into the bucket; false: the same content came there first. */
  const copy = async (
    document: UploadDocument,
    { fileId, size, name }: EvidenceUpload,
    sha256: string
  ): Promise<boolean> => {
    const id = new ObjectId();
    await uploads.updateOne({ _id: document._id }, { $push: { '_parts.begun': id } }, durable);
    const into = bucket.openUploadStreamWithId(id, name, { metadata: { fileId, sha256 } });
    const done = new Promise<void>((keep, fail) => into.on('finish', keep).on('error', fail));
    done.catch(() => undefined);
    try {
      for await (const piece of received(document._parts, { start: 0, end: size })) {
        if (!into.write(piece)) await Promise.race([new Promise((keep) => into.once('drain', keep)), done]);
      }
      into.end();
      await done;
      return true;
    } catch (cause) {
      await chunks.deleteMany({ files_id: id }, durable).catch(() => undefined);
      if (isDuplicate(cause)) return false;
      throw cause;
    }
  };

  return {
    begin: (scope, start) =>
      reach(async () => {
        if (!(await isFileIn(scope, start.fileId))) return false;
        const upload: EvidenceUpload = { ...start, received: 0, stored: null, touchedAt: start.startedAt };
        const _parts: Parts = { pieces: [], begun: [] };
        const document = { ...upload, _id: upload.id, _schema: connection.schema.number, _parts };
        return insertedOnce(uploads.insertOne(document, durable));
      }),
    upload: (scope, id) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        return document === null ? null : uploadOf(document);
      }),
    uploads: (scope, fileId) =>
      reach(async () =>
        (await isFileIn(scope, fileId)) ? (await uploads.find({ fileId }).sort({ _id: 1 }).toArray()).map(uploadOf) : []
      ),
    append: (scope, id, offset, piece, at) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        if (document === null) return null;
        const place = placeOfPiece(uploadOf(document), offset, piece.byteLength);
        if (place.outcome !== 'kept') return place;
        const part = { id: `${id}#${offset}#${randomUUID()}`, start: offset, end: place.received };
        await pieces.insertOne({ _id: part.id, uploadId: id, data: new Binary(piece) }, durable);
        // Of two at once one moves the upload on; the other's piece counts for nothing.
        const { matchedCount } = await uploads.updateOne(
          { _id: id, received: offset, stored: null },
          { $set: { received: place.received, touchedAt: at }, $push: { '_parts.pieces': part } },
          durable
        );
        if (matchedCount === 1) return place;
        await pieces.deleteOne({ _id: part.id }, durable);
        const now = await uploads.findOne({ _id: id });
        return now === null ? null : placeOfPiece(uploadOf(now), offset, piece.byteLength);
      }),
    readUpload: (scope, id, range) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        const upload = document === null ? null : uploadOf(document);
        if (document === null || upload === null || upload.stored !== null) return null;
        const end = Math.min(range?.end ?? upload.received, upload.received);
        return received(document._parts, { start: range?.start ?? 0, end });
      }),
    endHere: (scope, id) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        if (document === null) return;
        const { received: size } = uploadOf(document);
        await uploads.updateOne({ _id: id, received: size, stored: null }, { $set: { size } }, durable);
      }),
    finish: (scope, id) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        if (document === null) return null;
        const upload = uploadOf(document);
        if (upload.received !== upload.size) return { sha256: null };
        if (upload.stored !== null) return { sha256: upload.stored };
        const hash = createHash('sha256');
        for await (const piece of received(document._parts, { start: 0, end: upload.size })) hash.update(piece);
        const sha256 = hash.digest('hex');
        if ((await storedIn(upload.fileId, sha256)) === null) await copy(document, upload, sha256);
        await uploads.updateOne({ _id: id }, { $set: { stored: sha256 } }, durable);
        return { sha256 };
      }),
    forget: (scope, id) =>
      reach(async () => {
        const document = await documentIn(scope, id);
        if (document !== null) await drop(document);
      }),
    read: (scope, fileId, sha256, range) =>
      reach(async () => {
        if (!(await isFileIn(scope, fileId))) return null;
        const found = await storedIn(fileId, sha256);
        if (found === null) return null;
        const empty = range !== undefined && range.end <= range.start;
        const bytes = empty ? nothing() : bucket.openDownloadStream(found._id, range);
        return { size: found.length, bytes };
      }),
    removeUnfinished: (before, cites) =>
      reach(async () => {
        const old = await uploads.find({ touchedAt: { $lt: before } }).toArray();
        for (const document of old) {
          const { fileId, stored } = uploadOf(document);
          const others = await uploads.findOne({ fileId, _id: { $ne: document._id } });
          if (stored !== null && others === null && !(await cites(fileId, stored))) {
            const found = await storedIn(fileId, stored);
            if (found !== null) await bucket.delete(found._id);
          }
          await drop(document);
        }
        return old.length;
      })
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An empty range: no byte.
}
