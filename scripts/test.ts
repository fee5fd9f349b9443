/**
 * `npm test`: the gates, the production build, then every suite. The gates share the two cores; each
 * counts as one test. Last line: `N passed, N failed[, N skipped]`; exit code 1 on any failure. With CI=true nothing that is
 * missing on the machine is excused.
 */
import { readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { ensureChromium } from './chromium.ts';
import { gates, report, run } from './gates.ts';
import { ensureMongoServer } from '../test/support/mongo-server.ts';

const strict = process.env.CI === 'true';
let passed = 0;
let failed = 0;
let skipped = 0;

function count(ok: boolean): void {
  if (ok) passed += 1;
  else failed += 1;
}

function missing(line: string | null): void {
  if (line === null) return;
  console.log(line);
  if (strict) failed += 1;
}

async function vitest(): Promise<void> {
  const summary = '.cache/test-results.json';
  rmSync(summary, { force: true });
  await new Promise<void>((done) => {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${summary}`];
    spawn('vitest', [...args, ...process.argv.slice(2)], { stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', () => done())
      .on('close', () => done());
  });
  try {
    const result = JSON.parse(readFileSync(summary, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numFailedTestSuites: number;
      success: boolean;
    };
    passed += result.numPassedTests;
    skipped += result.numPendingTests;
    failed += result.numFailedTests;
    // A file that could not even be loaded has no failed test of its own.
    if (!result.success && result.numFailedTests === 0) failed += Math.max(1, result.numFailedTestSuites);
  } catch {
    console.log('FAIL the test runner left no result');
    failed += 1;
  }
}

missing(ensureChromium());
missing(await ensureMongoServer());

const prepared = await run('prepare', ['npm', 'run', '-s', 'prepare:all']);
report(prepared);
count(prepared.passed);

// The gates only read; the build writes what they read, so it comes after them.
for (const outcome of await Promise.all(gates.map((gate) => run(gate.name, gate.command)))) {
  report(outcome);
  count(outcome.passed);
}
const built = await run('build', ['npm', 'run', '-s', 'build']);
report(built);
count(built.passed);
await vitest();

console.log(`${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
process.exitCode = failed === 0 ? 0 : 1;
