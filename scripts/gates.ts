/**
 * The gates of the house: formatting, import rules and types, messages complete in six languages, nothing unused.
 * `npm run check` runs them and says which failed; `npm test` counts each as one test.
 */
import { spawn } from 'node:child_process';

export interface Gate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export const gates: readonly Gate[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'messages', command: ['node', 'scripts/check-messages.ts'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'] },
  { name: 'unused', command: ['knip', '--no-progress'] }
];

export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** Runs a command to its end; its output is kept and shown only when it fails. */
export function run(name: string, [command, ...args]: readonly [string, ...string[]]): Promise<Outcome> {
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const finish = (passed: boolean) => done({ name, passed, output, seconds: (performance.now() - began) / 1000 });
    child.on('error', (cause) => {
      output += String(cause);
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

export function report(outcome: Outcome): void {
  console.log(`${outcome.passed ? 'ok  ' : 'FAIL'} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
  if (!outcome.passed) console.log(outcome.output.trimEnd());
}
