/**
 * Another build of the program, as an update brings it: the same program under another version, with other addresses of
 * its parts and other words on the page. Made from the build at hand, since building twice would take longer than the test.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OtherBuild {
  readonly folder: string;
  readonly remove: () => void;
}

/** `words`: a text of the pages and what stands in its place. */
export function otherBuild(words: readonly [from: string, to: string]): OtherBuild {
  const { version } = JSON.parse(readFileSync('build/client/_app/version.json', 'utf8')) as { version: string };
  // Inside the project, where the program finds the packages that it needs.
  const folder = mkdtempSync('.cache/other-build-');
  cpSync('build', folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (/\.(br|gz)$/.test(path)) rmSync(path);
    else if (/\.(js|json|css)$/.test(path)) {
      const text = readFileSync(path, 'utf8');
      const other = text.replaceAll(version, `${version}1`).replaceAll('_app/immutable/', '_app/immutable/of-other/');
      writeFileSync(path, other.replaceAll(words[0], words[1]));
    }
  }
  const parts = join(folder, 'client/_app/immutable');
  renameSync(parts, `${parts}-moved`);
  cpSync(`${parts}-moved`, join(parts, 'of-other'), { recursive: true });
  rmSync(`${parts}-moved`, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
