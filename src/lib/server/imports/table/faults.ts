/** Gathers what is wrong with the rows of a file, so that they are mended in one go; after twenty, reading stops. */
import { problem, type Problem, type ProblemCode } from '#lib/domain/problem.ts';
import { TableFault } from './text-lines.ts';

const most = 20;

export class Faults {
  readonly #file: string;
  readonly #found: Problem[] = [];
  constructor(file: string) {
    this.#file = file;
  }

  /** Throws TableFault where it is one too many. `line` null: of the file as a whole. */
  add(line: number | null, code: ProblemCode, params: Readonly<Record<string, string | number>> = {}): void {
    this.#found.push(problem(code, params, line === null ? this.#file : `${this.#file}:${line}`));
    if (this.#found.length < most) return;
    this.#found.push(problem('table.stopped', { count: most }, this.#file));
    this.stopIfAny(most);
  }

  /** Throws TableFault where there is a fault. */
  stopIfAny(count = this.#found.length): void {
    if (count > 0) throw new TableFault(problem('table.refused', { file: this.#file, count }, null, this.#found));
  }
}
