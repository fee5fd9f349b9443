/** The App puts the store together that the settings name, and never another. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isProblem } from '#lib/domain/problem.ts';
import { createApp } from '#lib/server/app.ts';
import { readEnv, type Env } from '#lib/server/env.ts';
import { isAvailable, storeKinds, tempStore } from '../support/temp-store.ts';

function envOf(settings: Readonly<Record<string, string>>): Env {
  const env = readEnv({ LOG_LEVEL: 'silent', ...settings });
  if (isProblem(env)) throw new Error(`a setting is wrong: ${JSON.stringify(env.params)}`);
  return env;
}

describe('an App', () => {
  for (const kind of storeKinds) {
    it.skipIf(!isAvailable(kind))(`opens the ${kind} store and says so`, async () => {
      const { settings, remove } = tempStore(kind);
      const app = await createApp(envOf(settings), { clock: () => new Date('2026-02-01T10:00:00.000Z') });
      onTestFinished(remove);
      expect(app.storage.kind).toBe(kind);
      const mail = { to: 'a@example.org', language: 'en', subject: 's', body: 'b', about: 'sign-in' } as const;
      await app.mailer.post(mail);
      expect(await app.storage.outbox.list(1)).toMatchObject([
        { ...mail, status: 'kept', createdAt: '2026-02-01T10:00:00.000Z' }
      ]);
      expect(await app.versions.get('dtr', '9.9.9')).toBeNull();
      await app.close();
    });
  }

  it('does not fall back on the embedded store where MongoDB does not answer', async () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'soundings-store-')), 'data');
    onTestFinished(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));
    const env = envOf({ MONGODB_URI: 'mongodb://127.0.0.1:9/', DATA_DIR: dataDir });
    await expect(createApp(env)).rejects.toMatchObject({ problem: { problem: 'storage.unreachable' } });
    expect(existsSync(dataDir)).toBe(false);
  });
});
