/** `npm run check`: every gate, one after another; exit code 1 when one fails. */
import { gates, report, run } from './gates.ts';

const prepared = await run('prepare', ['npm', 'run', '-s', 'prepare:all']);
if (!prepared.passed) report(prepared);
let failed = prepared.passed ? 0 : 1;
for (const gate of gates) {
  const outcome = await run(gate.name, gate.command);
  report(outcome);
  if (!outcome.passed) failed += 1;
}
console.log(`${gates.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
