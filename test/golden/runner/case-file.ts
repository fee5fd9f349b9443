/** One case file as it is written: texts that are missing are empty, anything that is not a case is a CaseError. */
import { CaseError } from './case-error.ts';
import { isRecord } from './table.ts';

export interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly input: string;
  readonly meta: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly call: string;
  readonly notes: string;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export function parseCase(json: string, name: string): CaseFile {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new CaseError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isRecord(value)) throw new CaseError('a case is an object');
  const { id, title, input, meta, spec, coinr_call: call, notes, outputs } = value;
  if (!isRecord(outputs) || Object.keys(outputs).length === 0) throw new CaseError('no outputs to compare with');
  const words = (one: unknown): string => (typeof one === 'string' ? one : '');
  return {
    id: words(id) === '' ? name : words(id),
    title: words(title),
    input: words(input),
    meta: words(meta),
    spec: isRecord(spec) ? spec : {},
    call: words(call),
    notes: words(notes),
    outputs
  };
}
