/** `soundings <command>`: the same use cases as the screens, for whoever runs the machine. Speaks English. */
import { runCommand } from './cli/run-command.ts';

process.exitCode = await runCommand(process.argv.slice(2));
