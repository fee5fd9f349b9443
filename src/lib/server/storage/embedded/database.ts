/**
 * One SQLite file, one process: WAL, synchronous=FULL, held with an exclusive lock that the system drops when the
 * process dies. Writes asked for in one turn of the event loop are committed together with one fsync; a write's promise
 * is kept only after that commit. Refuses a folder it cannot write, a store that another process holds, a damaged file.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { problem } from '#lib/domain/problem.ts';
import { StorageFailure } from '../port.ts';

export type Row = Record<string, SQLOutputValue>;
type Values = readonly SQLInputValue[];

interface Waiting {
  readonly work: () => unknown;
  readonly keep: (value: unknown) => void;
  readonly fail: (reason: unknown) => void;
}

const busy = 5;
const readOnly = 8;
const ioError = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notADatabase = 26;

/** Node gives SQLite's result code as `errcode`; the extended ones carry the primary in the low byte. */
function resultCode(error: unknown): number | null {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof code === 'number' ? code & 0xff : null;
}

export class Database {
  readonly folder: string;
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #pidFile: string;
  #waiting: Waiting[] = [];

  constructor(dataDir: string) {
    this.folder = resolve(dataDir);
    this.#pidFile = join(this.folder, 'soundings.pid');
    let sqlite: DatabaseSync | null = null;
    try {
      mkdirSync(this.folder, { recursive: true });
      sqlite = new DatabaseSync(join(this.folder, 'soundings.sqlite'));
      sqlite.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; pragma journal_mode = wal');
      sqlite.exec('pragma synchronous = full; pragma foreign_keys = on; begin immediate; commit');
      writeFileSync(this.#pidFile, `${process.pid}\n`);
    } catch (cause) {
      sqlite?.close();
      throw this.#failure(cause);
    }
    this.#sqlite = sqlite;
  }

  one(sql: string, values: Values = []): Row | null {
    return this.#statement(sql).get(...values) ?? null;
  }

  all(sql: string, values: Values = []): Row[] {
    return this.#statement(sql).all(...values);
  }

  /** Rows changed. Only inside `write`. */
  run(sql: string, values: Values = []): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  declare(sql: string): void {
    try {
      this.#sqlite.exec(sql);
    } catch (cause) {
      throw this.#failure(cause);
    }
  }

  read<T>(work: () => T): Promise<T> {
    return new Promise((keep, fail) => {
      try {
        keep(work());
      } catch (cause) {
        fail(this.#failure(cause));
      }
    });
  }

  /** Runs `work` in a transaction, shared with whatever else is asked for in this turn; a throw undoes only this work. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((keep, fail) => {
      let value: T;
      this.#waiting.push({ work: () => (value = work()), keep: () => keep(value), fail });
      if (this.#waiting.length === 1) setImmediate(() => this.#commit());
    });
  }

  close(): void {
    if (!this.#sqlite.isOpen) return;
    this.#commit();
    this.#statements.clear();
    this.#sqlite.close();
    rmSync(this.#pidFile, { force: true });
  }

  #commit(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    const done: Waiting[] = [];
    try {
      this.#sqlite.exec('begin immediate');
      for (const one of group) {
        this.#sqlite.exec('savepoint one');
        try {
          one.work();
          done.push(one);
        } catch (reason) {
          this.#sqlite.exec('rollback to one');
          one.fail(this.#failure(reason));
        }
        this.#sqlite.exec('release one');
      }
      this.#sqlite.exec('commit');
    } catch (cause) {
      if (this.#sqlite.isOpen && this.#sqlite.isTransaction) this.#sqlite.exec('rollback');
      const failure = this.#failure(cause);
      for (const one of group) one.fail(failure);
      return;
    }
    for (const one of done) one.keep(undefined);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#sqlite.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  /** The Problem a person can act on, or the error itself where it is a bug. */
  #failure(cause: unknown): Error {
    const code = resultCode(cause);
    const folder = this.folder;
    if (code === busy)
      return new StorageFailure(problem('storage.in_use', { folder, process: this.#holder() }), { cause });
    if (code === corrupt || code === notADatabase)
      return new StorageFailure(problem('storage.damaged', { folder }), { cause });
    if (code === full) return new StorageFailure(problem('storage.full', { folder }), { cause });
    const refused = code === readOnly || code === ioError || code === cannotOpen;
    const noFolder = cause instanceof Error && 'syscall' in cause;
    if (refused || noFolder) return new StorageFailure(problem('storage.unwritable', { folder }), { cause });
    return cause instanceof Error ? cause : new Error('the store failed', { cause });
  }

  #holder(): string {
    try {
      return readFileSync(this.#pidFile, 'utf8').trim();
    } catch {
      return '?';
    }
  }
}
