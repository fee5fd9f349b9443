/**
 * A command run in this process, with what it printed and the exit code it gave; one at a time, since there is one standard output.
 */
import { PassThrough, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { format } from 'node:util';
import { vi } from 'vitest';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let running = false;

/** @param command prints to the console, and long results into the stream that it is given */
export async function captured(command: (to: Writable) => Promise<number>): Promise<Outcome> {
  if (running) throw new Error('only one command at a time can be captured');
  running = true;
  const printed = { out: '', err: '' };
  const to = new PassThrough();
  const ended = text(to);
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((...words) => void (printed.out += `${format(...words)}\n`)),
    vi.spyOn(console, 'error').mockImplementation((...words) => void (printed.err += `${format(...words)}\n`))
  ];
  try {
    const code = await command(to);
    to.end();
    return { code, out: printed.out + (await ended), err: printed.err };
  } finally {
    for (const spy of spies) spy.mockRestore();
    running = false;
  }
}
