/** `soundings tabulate`: one question of a campaign counted, as CSV or JSON on standard output. */
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { isProblem } from '#lib/domain/problem.ts';
import { tabulate } from '#lib/server/usecases/tabulate.ts';
import { refused, Usage, withApp, type Command } from './command.ts';

export const tabulateCommand: Command = {
  words: ['tabulate'],
  usage: ['tabulate --campaign <id> --question <name> [--part <row>] [--by <group scheme>] [--format csv|json]'],
  async run(args, to) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        campaign: { type: 'string' },
        question: { type: 'string' },
        part: { type: 'string' },
        by: { type: 'string' },
        format: { type: 'string', default: 'csv' }
      }
    });
    const { campaign, question, format } = values;
    if (campaign === undefined || question === undefined) throw new Usage('--campaign and --question are needed.');
    if (format !== 'csv' && format !== 'json') throw new Usage(`--format is csv or json, not ${format}.`);
    return withApp(async (app, actor) => {
      const input = { campaign, question, part: values.part ?? null, by: values.by ?? null };
      const sheet = await tabulate(app, actor, input);
      if (isProblem(sheet)) return refused(sheet);
      // For other programs: no byte order mark, plain line ends.
      if (format === 'csv') to.write(stringify([sheet.columns, ...sheet.rows].map((row) => [...row])));
      else
        console.log(
          JSON.stringify(
            sheet.rows.map((row) => Object.fromEntries(sheet.columns.map((name, at) => [name, row[at]]))),
            null,
            2
          )
        );
      return 0;
    });
  }
};
