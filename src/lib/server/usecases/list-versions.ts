/** The published versions of all instruments, with their titles and sizes: what an administrator builds a campaign on. */
import { refusal, type Actor } from '#lib/domain/access.ts';
import type { Text } from '#lib/domain/languages.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';

export interface VersionRow {
  readonly instrument: string;
  readonly version: string;
  readonly sha256: string;
  /** UTC, ISO 8601. */
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly title: Text;
  readonly sections: number;
  /** Questions asked; calculated values are not. */
  readonly questions: number;
}

/** In order of instrument, then of version as numbers (1.10.0 after 1.9.0). */
export async function listVersions(
  app: Pick<App, 'storage' | 'versions'>,
  actor: Actor | null
): Promise<readonly VersionRow[] | Problem> {
  const refused = refusal(actor, 'instruments.read');
  if (refused !== null) return refused;
  const stored = await app.storage.versions.list();
  const rows = await Promise.all(
    stored.map(async (entry): Promise<readonly VersionRow[]> => {
      const compiled = await app.versions.get(entry.instrument, entry.version);
      if (compiled === null) return [];
      const { questionnaire } = compiled;
      const asked = [...questionnaire.byName.values()].filter((question) => question.type !== 'calculated');
      const { instrument, version, sha256, publishedAt, publishedBy } = entry;
      const { title, sections } = questionnaire;
      const counts = { sections: sections.length, questions: asked.length };
      return [{ instrument, version, sha256, publishedAt, publishedBy, title, ...counts }];
    })
  );
  const order = new Intl.Collator('en', { numeric: true });
  return rows.flat().sort((a, b) => order.compare(a.instrument, b.instrument) || order.compare(a.version, b.version));
}
