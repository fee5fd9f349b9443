/**
 * `soundings import gert`: the recovery tracker's rounds from its CSV file; publishes gert 1.0.0 first where it is not
 * there. A trial run reads that version from its folder and writes nothing at all.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '#lib/domain/access.ts';
import { isProblem, problem, type Problem } from '#lib/domain/problem.ts';
import type { App } from '#lib/server/app.ts';
import { describeImport, importGert } from '#lib/server/usecases/import-gert.ts';
import { compileUnpublished, publishVersion } from '#lib/server/usecases/publish-version.ts';
import type { CompiledVersion } from '#lib/server/version-shelf.ts';
import { readFolder } from './instruments.ts';
import { refused, Usage, withApp, type Command } from './command.ts';

export const importGertCommand: Command = {
  words: ['import', 'gert'],
  usage: ['import gert --file <csv> [--dry-run] [--format text|json]'],
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        file: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        format: { type: 'string', default: 'text' }
      }
    });
    const { file, format, 'dry-run': dryRun } = values;
    if (file === undefined) throw new Usage('--file is needed.');
    if (format !== 'text' && format !== 'json') throw new Usage(`--format is text or json, not ${format}.`);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (cause) {
      return refused(problem('import.unreadable', { reason: cause instanceof Error ? cause.message : String(cause) }));
    }
    return withApp(async (app, actor) => {
      const version = await gertVersion(app, actor, dryRun);
      if (isProblem(version)) return refused(version);
      const report = await importGert(app, actor, { name: basename(file), bytes, dryRun, version });
      if (isProblem(report)) return refused(report);
      console.log(format === 'json' ? JSON.stringify(report, null, 2) : describeImport(report).join('\n'));
      return 0;
    });
  }
};

async function gertVersion(app: App, actor: Actor, dryRun: boolean): Promise<CompiledVersion | Problem> {
  const kept = await app.versions.get('gert', '1.0.0');
  if (kept !== null) return kept;
  const folder = await readFolder('surveys/gert/1.0.0');
  if (isProblem(folder)) return folder;
  if (dryRun) return compileUnpublished(folder);
  const published = await publishVersion(app, actor, folder);
  if (isProblem(published)) return published;
  return (await app.versions.get('gert', '1.0.0')) ?? problem('instrument.not_found');
}
