/** The reference of a published version named as in `dtr/1.0.0`; null: never published. */
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { App } from './app.ts';

export async function publishedVersion(app: App, name: string): Promise<VersionRef | null> {
  const [instrument = '', version = ''] = name.split('/');
  const found = await app.storage.versions.get(instrument, version);
  return found === null ? null : { instrument, version, sha256: found.sha256 };
}
