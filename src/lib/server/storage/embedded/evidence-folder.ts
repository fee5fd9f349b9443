/**
 * The folder of evidence beside the database: `evidence/<file id>/<SHA-256>` whole, `evidence/unfinished/<upload id>` on
 * its way. Only durable writes; a full disk is said as such. Takes no name from outside but ids of known shape.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '#lib/domain/problem.ts';
import { StorageFailure } from '../port.ts';
import type { ByteRange } from '../evidence-port.ts';

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR']);
const fileIdShape = /^[A-Za-z0-9_-]+\.[A-Z]{3}$/;
const uploadIdShape = /^[A-Za-z0-9_-]{1,64}$/;
const sha256Shape = /^[0-9a-f]{64}$/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function known(part: string, shape: RegExp): string {
  if (!shape.test(part)) throw new Error('not a name in the folder of evidence');
  return part;
}

/** What was renamed or made in a folder is durable only when the folder itself is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export class EvidenceFolder {
  readonly #data: string;
  readonly #root: string;

  constructor(dataDir: string) {
    this.#data = dataDir;
    this.#root = join(dataDir, 'evidence');
  }

  /** Writes at `offset`, whatever stood there, and waits for the disk. */
  async write(uploadId: string, offset: number, piece: Uint8Array): Promise<void> {
    await this.#reach(async () => {
      await this.#folder('unfinished');
      const file = await open(this.#unfinished(uploadId), offset === 0 ? 'w' : 'r+');
      try {
        for (let done = 0; done < piece.byteLength;) {
          const { bytesWritten } = await file.write(piece, done, piece.byteLength - done, offset + done);
          done += bytesWritten;
        }
        await file.sync();
      } finally {
        await file.close();
      }
    });
  }

  /** SHA-256 of the first `size` bytes, which then are all. */
  async seal(uploadId: string, size: number): Promise<string> {
    return this.#reach(async () => {
      const path = this.#unfinished(uploadId);
      const file = await open(path, 'r+');
      try {
        await file.truncate(size);
        await file.sync();
      } finally {
        await file.close();
      }
      const hash = createHash('sha256');
      for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
      return hash.digest('hex');
    });
  }

  /** Puts a sealed upload in its place; done before: nothing. */
  async store(uploadId: string, fileId: string, sha256: string): Promise<void> {
    await this.#reach(async () => {
      const folder = await this.#folder(known(fileId, fileIdShape));
      try {
        await rename(this.#unfinished(uploadId), this.#whole(fileId, sha256));
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
      }
      await syncFolder(folder);
    });
  }

  async drop(uploadId: string): Promise<void> {
    await rm(this.#unfinished(uploadId), { force: true });
  }

  async dropWhole(fileId: string, sha256: string): Promise<void> {
    await rm(this.#whole(fileId, sha256), { force: true });
  }

  /** The ids of uploads that have bytes here. */
  async unfinished(): Promise<readonly string[]> {
    return readdir(join(this.#root, 'unfinished')).catch(() => []);
  }

  readUnfinished(uploadId: string, { start, end }: ByteRange): AsyncIterable<Uint8Array> {
    return end <= start ? createNothing() : createReadStream(this.#unfinished(uploadId), { start, end: end - 1 });
  }

  async read(
    fileId: string,
    sha256: string,
    range: ByteRange | undefined
  ): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | null> {
    if (!fileIdShape.test(fileId) || !sha256Shape.test(sha256)) return null;
    const path = this.#whole(fileId, sha256);
    const found = await stat(path).catch(() => null);
    if (found === null) return null;
    const { start, end } = range ?? { start: 0, end: found.size };
    return {
      size: found.size,
      bytes: end <= start ? createNothing() : createReadStream(path, { start, end: end - 1 })
    };
  }

  #unfinished(uploadId: string): string {
    return join(this.#root, 'unfinished', known(uploadId, uploadIdShape));
  }

  #whole(fileId: string, sha256: string): string {
    return join(this.#root, known(fileId, fileIdShape), known(sha256, sha256Shape));
  }

  async #folder(name: string): Promise<string> {
    const path = join(this.#root, name);
    const made = await mkdir(path, { recursive: true });
    if (made !== undefined) await Promise.all([syncFolder(this.#data), syncFolder(this.#root)]);
    return path;
  }

  async #reach<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      const code = codeOf(cause);
      const folder = this.#data;
      if (noRoom.has(code)) throw new StorageFailure(problem('storage.full', { folder }), { cause });
      if (unwritable.has(code)) throw new StorageFailure(problem('storage.unwritable', { folder }), { cause });
      throw cause;
    }
  }
}

async function* createNothing(): AsyncGenerator<Uint8Array> {
  // An empty range: no byte.
}
