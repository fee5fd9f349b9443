/** Runs every case of a folder and says of each: its id, the largest relative difference, ok or FAIL and why. */
import { CaseError } from './case-error.ts';
import { Check } from './check.ts';
import { Folder } from './folder.ts';
import { kindOf } from './kinds.ts';

export interface CaseResult {
  readonly id: string;
  /** The name of the kind; null where none knows the case, or it could not be read. */
  readonly kind: string | null;
  readonly verdict: 'ok' | 'FAIL' | 'unknown kind';
  readonly check: Check;
}

export function runCase(folder: Folder, name: string): CaseResult {
  const check = new Check();
  let id = name;
  let kind: string | null = null;
  try {
    const file = folder.caseFile(name);
    id = file.id;
    const found = kindOf(file);
    if (found === null) return { id, kind, verdict: 'unknown kind', check };
    kind = found.name;
    found.run({ folder, file, check });
    if (check.values === 0) check.problem('nothing was compared');
  } catch (error) {
    // A case that breaks the runner is a failed case; the others still run.
    check.problem(error instanceof CaseError ? error.message : `the case breaks the runner: ${String(error)}`);
  }
  return { id, kind, verdict: check.problems.length === 0 ? 'ok' : 'FAIL', check };
}

/** Prints one line per case and, of a failed one, its first problems; answers whether all passed. */
export function runFolder(path: string, print: (line: string) => void): boolean {
  const folder = new Folder(path);
  const results = folder.caseNames().map((name) => {
    const result = runCase(folder, name);
    lines(result).forEach(print);
    return result;
  });
  const passed = results.filter(({ verdict }) => verdict === 'ok').length;
  const total = (of: (check: Check) => number): number => results.reduce((sum, { check }) => sum + of(check), 0);
  const leftOut = [...new Set(results.flatMap(({ check }) => check.leftOut))].join(', ');
  print(
    `compared ${total((check) => check.outputs.length)} outputs, ${total((check) => check.values)} values` +
      (leftOut === '' ? '' : `; left out by the format: ${leftOut}`)
  );
  print(`${passed} passed, ${results.length - passed} failed`);
  return results.length > 0 && passed === results.length;
}

function lines({ id, verdict, check }: CaseResult): readonly string[] {
  if (verdict === 'unknown kind') return [`${id}  -  unknown kind`];
  const largest = check.values === 0 ? '-' : check.largest === 0 ? '0' : check.largest.toExponential(1);
  const [shown, more] = [check.problems.slice(0, 5), check.problems.length - 5];
  return [
    `${id}  ${largest}  ${verdict}`,
    ...shown.map((problem) => `    ${problem}`),
    ...(more > 0 ? [`    and ${more} more`] : [])
  ];
}
