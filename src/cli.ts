/**
 * `soundings <command>`: the same use cases as the screens, for whoever runs the machine. Speaks English; results go to
 * standard output, everything else to standard error; a refusal is one line and exit code 1, a wrong call exit code 2.
 */
import { campaign } from './cli/campaign.ts';
import { importGertCommand } from './cli/import-gert.ts';
import { diff, lint, publish } from './cli/instruments.ts';
import { people } from './cli/people.ts';
import { settings } from './cli/settings.ts';
import { tabulateCommand } from './cli/tabulate.ts';
import { Usage, type Command } from './cli/command.ts';
import { StorageFailure } from '#lib/server/storage/port.ts';
import { problemText } from '#lib/i18n/problem-text.ts';

const commands: readonly Command[] = [
  lint,
  publish,
  diff,
  campaign,
  people,
  importGertCommand,
  tabulateCommand,
  settings
];

function help(): string {
  const lines = commands.flatMap((command) => command.usage.map((usage) => `  soundings ${usage}`));
  return ['Usage:', ...lines, '', 'Settings are read from the environment: soundings settings lists them.'].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const command = commands.find(({ words }) => words.every((word, index) => args[index] === word));
  if (command === undefined) {
    const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help';
    (asked ? console.log : console.error)(asked ? help() : `Unknown command: ${args.join(' ')}\n\n${help()}`);
    return asked ? 0 : 2;
  }
  try {
    return await command.run(args.slice(command.words.length));
  } catch (cause) {
    if (cause instanceof Usage || (cause instanceof TypeError && 'code' in cause)) {
      console.error(`${cause.message}\n\nUsage:\n${command.usage.map((usage) => `  soundings ${usage}`).join('\n')}`);
      return 2;
    }
    if (cause instanceof StorageFailure) {
      console.error(problemText(cause.problem, 'en'));
      return 1;
    }
    throw cause;
  }
}

process.exitCode = await main(process.argv.slice(2));
