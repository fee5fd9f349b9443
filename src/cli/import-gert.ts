/** `soundings import gert`: the recovery tracker's rounds from its CSV file; publishes gert 1.0.0 first where it is not there. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isProblem, problem } from '#lib/domain/problem.ts';
import { describeImport, importGert } from '#lib/server/usecases/import-gert.ts';
import { publishFolder } from './instruments.ts';
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
      if ((await app.versions.get('gert', '1.0.0')) === null) {
        const published = await publishFolder(app, actor, 'surveys/gert/1.0.0');
        if (isProblem(published)) return refused(published);
      }
      const report = await importGert(app, actor, { name: basename(file), bytes, dryRun });
      if (isProblem(report)) return refused(report);
      console.log(format === 'json' ? JSON.stringify(report, null, 2) : describeImport(report).join('\n'));
      return 0;
    });
  }
};
