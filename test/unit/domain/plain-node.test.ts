/** The rules of the house run anywhere: each file of src/lib/domain is loaded by plain Node, without a build or a framework. */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = `
  const loaded = [];
  for (const file of process.argv.slice(1)) {
    await import(file);
    loaded.push(file);
  }
  console.log(JSON.stringify(loaded));`;

test('every file of the domain is loaded by a Node process of its own, which says nothing', async () => {
  const files = globSync('src/lib/domain/**/*.ts').map((file) => pathToFileURL(file).href);
  expect(files.length).toBeGreaterThan(30);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    program,
    ...files
  ]);
  expect(JSON.parse(stdout)).toEqual(files);
  expect(stderr).toBe('');
});
