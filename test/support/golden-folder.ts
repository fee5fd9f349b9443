import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of golden cases of a test's own; `remove` it at the end. */
export interface GoldenFolder {
  readonly path: string;
  readonly writeCase: (id: string, parts: Readonly<Record<string, unknown>>) => void;
  readonly writeText: (name: string, text: string) => void;
  readonly writeTable: (name: string, rows: readonly (readonly (string | number | null)[])[]) => void;
  readonly remove: () => void;
}

export function goldenFolder(): GoldenFolder {
  const path = mkdtempSync(join(tmpdir(), 'golden-'));
  mkdirSync(join(path, 'cases'));
  mkdirSync(join(path, 'data'));
  const writeText = (name: string, text: string) => writeFileSync(join(path, name), text);
  return {
    path,
    writeText,
    writeCase: (id, parts) => {
      const whole = {
        id,
        title: '',
        source: 'a test',
        input: '-',
        meta: '-',
        spec: {},
        coinr_call: '',
        notes: '',
        ...parts
      };
      writeText(`cases/${id}.json`, JSON.stringify(whole));
    },
    writeTable: (name, rows) => {
      const lines = rows.map((row) => row.map((cell) => (cell === null ? '' : `"${cell}"`)).join(','));
      writeText(`data/${name}.csv`, `${lines.join('\n')}\n`);
    },
    remove: () => rmSync(path, { recursive: true })
  };
}

/** A column of numbers, row by row the same in every run: a linear congruential sequence, not the generator under test. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
