/**
 * What of a file a member sees: the focal point everything; a contributor the questions given to him and, to read, those
 * that decide whether and how they are asked; the signer only the frozen copy, which is shown elsewhere.
 */
import type { Questionnaire } from '#lib/domain/instrument/questionnaire.ts';
import { readFor, type Dependencies } from './dependencies.ts';
import type { Member } from './file-state.ts';
import { mayWrite } from './permission.ts';

export interface Sight {
  /** The questions that he may answer. */
  readonly writes: ReadonlySet<string>;
  /** Those and what he reads with them. */
  readonly sees: ReadonlySet<string>;
}

export function sightOf(member: Member, questionnaire: Questionnaire, dependencies: Dependencies): Sight {
  const names = [...questionnaire.byName.keys()];
  if (member.role === 'signer') return { writes: new Set(), sees: new Set() };
  const writes = new Set(names.filter((name) => mayWrite(member, name, questionnaire)));
  return { writes, sees: new Set([...writes, ...readFor(writes, dependencies)]) };
}

/** Of a record by question, what is seen. */
export function seen<T>(record: Readonly<Record<string, T>>, { sees }: Sight): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => sees.has(name)));
}
