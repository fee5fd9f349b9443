/**
 * How the figures of a version are made, from the version itself. The method of figures that are published is no secret: of a
 * version that a round was opened with, anybody may read it. One that no round uses yet is open to staff only, so that no
 * country meets its questions before it is asked.
 */
import { can, type Actor } from '#lib/domain/access.ts';
import { describeMethod, type Methodology } from '#lib/domain/analysis/methodology.ts';
import type { Text } from '#lib/domain/languages.ts';
import { problem, type Problem } from '#lib/domain/problem.ts';
import type { VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import type { App } from '#lib/server/app.ts';

export interface MethodologyRow {
  readonly ref: VersionRef;
  readonly title: Text;
  readonly method: string;
  /** UTC, ISO 8601. */
  readonly publishedAt: string;
}

export interface OpenedMethodology {
  readonly methodology: Methodology;
  readonly publishedAt: string;
}

/** In order of instrument, then the newest version first. */
export async function listMethodologies(app: App, actor: Actor | null): Promise<readonly MethodologyRow[]> {
  const used = await usedVersions(app);
  const open = (await app.storage.versions.list()).filter(
    (one) => can(actor, 'analysis.read') || used.has(`${one.instrument}/${one.version}`)
  );
  const rows = await Promise.all(
    open.map(async ({ instrument, version, publishedAt }): Promise<readonly MethodologyRow[]> => {
      const compiled = await app.versions.get(instrument, version);
      if (compiled === null) return [];
      const { ref, questionnaire, scoring } = compiled;
      return [{ ref, title: questionnaire.title, method: scoring.method, publishedAt }];
    })
  );
  const order = new Intl.Collator('en', { numeric: true });
  return rows
    .flat()
    .sort((a, b) => order.compare(a.ref.instrument, b.ref.instrument) || order.compare(b.ref.version, a.ref.version));
}

/** Fails with instrument.not_found, also for a version that the reader may not see yet. */
export async function openMethodology(
  app: App,
  actor: Actor | null,
  input: { readonly instrument: string; readonly version: string }
): Promise<OpenedMethodology | Problem> {
  const { instrument, version } = input;
  const notFound = problem('instrument.not_found', { instrument, version });
  if (!can(actor, 'analysis.read') && !(await usedVersions(app)).has(`${instrument}/${version}`)) return notFound;
  const stored = await app.storage.versions.get(instrument, version);
  const compiled = await app.versions.get(instrument, version);
  if (stored === null || compiled === null) return notFound;
  return { methodology: describeMethod(compiled), publishedAt: stored.publishedAt };
}

async function usedVersions(app: App): Promise<ReadonlySet<string>> {
  const campaigns = await app.storage.campaigns.list();
  return new Set(
    campaigns
      .filter((campaign) => campaign.status !== 'draft')
      .map(({ version }) => `${version.instrument}/${version.version}`)
  );
}
