/**
 * Finds the command that the words name and runs it. Results go to standard output, everything else to standard error; a refusal
 * is one line and exit code 1, a wrong call exit code 2.
 */
import type { Writable } from 'node:stream';
import { campaign } from './campaign.ts';
import { importGertCommand } from './import-gert.ts';
import { diff, lint, publish } from './instruments.ts';
import { people } from './people.ts';
import { score } from './score.ts';
import { settings } from './settings.ts';
import { tabulateCommand } from './tabulate.ts';
import { Usage, type Command } from './command.ts';
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
  score,
  settings
];

function help(): string {
  const lines = commands.flatMap((command) => command.usage.map((usage) => `  soundings ${usage}`));
  return ['Usage:', ...lines, '', 'Settings are read from the environment: soundings settings lists them.'].join('\n');
}

/**
 * @param to where long results go
 * @returns the exit code
 */
export async function runCommand(args: readonly string[], to: Writable = process.stdout): Promise<number> {
  const command = commands.find(({ words }) => words.every((word, index) => args[index] === word));
  if (command === undefined) {
    const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help';
    (asked ? console.log : console.error)(asked ? help() : `Unknown command: ${args.join(' ')}\n\n${help()}`);
    return asked ? 0 : 2;
  }
  try {
    return await command.run(args.slice(command.words.length), to);
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
