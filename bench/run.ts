/** `npm run bench [-- name …]`: runs each benchmark of this folder and prints its figures; never part of a test. */
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('-floor.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

console.log(
  `${new Date().toISOString()}  node ${process.version}  ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}  ${(totalmem() / 2 ** 30).toFixed(0)} GiB`
);
for (const name of names) {
  console.log(`\n== ${name}`);
  const benchmark = (await import(`./${name}.ts`)) as { run: () => Promise<void> };
  await benchmark.run();
}
