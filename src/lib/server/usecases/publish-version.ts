/**
 * Publishes a version of an instrument: lints it, freezes it, stores it. From then on the stored copy is the truth.
 * Refuses what lint calls an error, a lineage that leads to a question which the earlier version does not have, and other
 * content under a number that is taken; identical content is harmless.
 */
import { refusal, type Actor } from '#lib/domain/access.ts';
import { freeze } from '#lib/domain/instrument/freeze.ts';
import type { Finding } from '#lib/domain/instrument/finding.ts';
import { crosswalkFindings } from '#lib/domain/instrument/lineage-findings.ts';
import type { Questionnaire, VersionRef } from '#lib/domain/instrument/questionnaire.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import { lintInstrument } from '#lib/survey/lint-instrument.ts';
import type { App } from '#lib/server/app.ts';
import { sha256 } from '#lib/server/sha256.ts';
import type { InstrumentFolder } from '#lib/server/instrument-folder.ts';
import { compileFrozen, type CompiledVersion } from '#lib/server/version-shelf.ts';

export interface Published {
  readonly ref: VersionRef;
  /** 'same': this very content was published before. */
  readonly outcome: 'published' | 'same';
  readonly warnings: readonly Finding[];
}

export async function publishVersion(
  app: Pick<App, 'storage' | 'clock'>,
  actor: Actor | null,
  input: InstrumentFolder
): Promise<Published | Problem> {
  const refused = refusal(actor, 'instruments.publish');
  if (refused !== null || actor === null) return refused ?? problem('access.sign_in_first');
  const { instrument, version } = input;
  const judged = lintAndFreeze(input);
  if (isProblem(judged)) return judged;
  const { frozen, warnings } = judged;
  const crosswalk = await crosswalkOf(app, { instrument, version, ...frozen });
  const broken = crosswalk.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) return lintFailed(broken);
  const outcome = await app.storage.versions.publish({
    instrument,
    version,
    ...frozen,
    publishedAt: app.clock().toISOString(),
    publishedBy: actor.personId
  });
  if (outcome === 'taken') return problem('instrument.version_taken', { instrument, version });
  return {
    ref: { instrument, version, sha256: frozen.sha256 },
    outcome,
    warnings: [...warnings, ...crosswalk]
  };
}

/** What publishing would make of these files, for trial runs: nothing is written. */
export function compileUnpublished(input: InstrumentFolder): CompiledVersion | Problem {
  const judged = lintAndFreeze(input);
  if (isProblem(judged)) return judged;
  const { instrument, version } = input;
  return compileFrozen({ instrument, version, ...judged.frozen });
}

function lintAndFreeze(input: InstrumentFolder) {
  const findings = lintInstrument(input);
  const faults = findings.filter((finding) => finding.severity === 'error');
  if (faults.length > 0) return lintFailed(faults);
  return { frozen: freeze(input, sha256), warnings: findings.filter((finding) => finding.severity === 'warning') };
}

/** What of the lineage leads to a version that was published before. */
async function crosswalkOf(
  { storage }: Pick<App, 'storage'>,
  frozen: Parameters<typeof compileFrozen>[0]
): Promise<readonly Finding[]> {
  const { questionnaire } = compileFrozen(frozen);
  const earlier = new Map<string, Questionnaire>();
  for (const { continues = [] } of questionnaire.byName.values())
    for (const { instrument = questionnaire.instrument, version } of continues) {
      const key = `${instrument} ${version}`;
      const stored = earlier.has(key) ? null : await storage.versions.get(instrument, version);
      if (stored !== null) earlier.set(key, compileFrozen(stored).questionnaire);
    }
  return crosswalkFindings(questionnaire, (instrument, version) => earlier.get(`${instrument} ${version}`));
}

function lintFailed(faults: readonly Finding[]): Problem {
  return problem('instrument.lint_failed', { count: faults.length }, null, faults.map(faultOf));
}

function faultOf({ file, path, message }: Finding): Problem {
  return problem('instrument.fault', { file, path, fault: message }, path);
}
