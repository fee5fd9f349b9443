/** A kind of golden case: how it is told from its spec and the names of its outputs, and how it is compared. */
import type { CaseFile } from '../case-file.ts';
import type { Running } from '../sources.ts';

export interface Kind {
  readonly name: string;
  /** From keys alone, never from the id of a case or the names in its data. */
  readonly claims: (file: CaseFile) => boolean;
  readonly run: (running: Running) => void;
}

/** Runs `compare` on each output; it answers false for an output it does not know. What COINr itself gave is left out. */
export function eachOutput(running: Running, compare: (name: string) => boolean): void {
  for (const name of Object.keys(running.file.outputs)) {
    if (name.endsWith('_coinr')) running.check.leftOut.push(name);
    else if (compare(name)) running.check.outputs.push(name);
    else running.check.problem(`output ${name}: nothing knows how to compare it`);
  }
}
