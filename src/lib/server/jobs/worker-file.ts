/**
 * Where the worker's file is: beside this one when the sources run (development, tests), else as scripts/build-entry.ts left
 * it, at the root of the build, somewhere above the server's chunks.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const name = 'uncertainty-worker';

/** Throws where there is none: the build is incomplete. */
export function workerFile(from: string = import.meta.url): URL {
  const source = new URL(`./${name}.ts`, from);
  if (existsSync(fileURLToPath(source))) return source;
  for (let folder = new URL('./', from); ; folder = new URL('../', folder)) {
    const built = new URL(`./${name}.js`, folder);
    if (existsSync(fileURLToPath(built))) return built;
    if (folder.pathname === '/') throw new Error(`${name}.js is missing from the build`);
  }
}
