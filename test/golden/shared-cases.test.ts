import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runFolder } from './runner/run-folder.ts';

/** The cases on ASEM data may not be copied into the project: they run where the folder stands beside it. */
const path = '../shared/golden';
const there = existsSync(path);
if (!there) console.warn(`SKIPPED: the A cases of the golden folder are not run, since ${path} is not there.`);

it.skipIf(!there)(`every case of ${path} is met to 1e-9`, () => {
  const lines: string[] = [];
  const passed = runFolder(path, (line) => lines.push(line));
  expect(lines.filter((line) => /FAIL|unknown kind/.test(line))).toEqual([]);
  expect(passed).toBe(true);
  expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/);
});
