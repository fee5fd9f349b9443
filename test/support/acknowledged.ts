/**
 * What the writers of a country file were told, held against what its log holds. Opens the store itself, so no server may
 * have the embedded one open.
 */
import { operator, scopeOf } from '#lib/domain/access.ts';
import { canonicalJson } from '#lib/domain/canonical.ts';
import { applyChange } from '#lib/domain/country-file/apply.ts';
import type { Change } from '#lib/domain/country-file/change.ts';
import type { FileState } from '#lib/domain/country-file/file-state.ts';
import { openStore } from './dtr-round.ts';

/** An answer that the server has said is saved. */
export interface Acknowledged {
  readonly changeId: string;
  readonly question: string;
  readonly value: string;
  readonly revision: number;
}
/** A text that its writer gave up for the answer that stood: it must be in the history all the same. */
export type SetAside = Omit<Acknowledged, 'revision'>;

export interface Held {
  readonly log: readonly Change[];
  readonly state: FileState | null;
  /** Change ids that were acknowledged and are not in the log as acknowledged: must be empty. */
  readonly lost: readonly string[];
  /** Whether the stored state is what the log says, and its revisions have no gap. */
  readonly consistent: boolean;
}

export async function heldAgainstLog(
  store: Readonly<Record<string, string>>,
  fileId: string,
  acknowledged: readonly Acknowledged[],
  setAside: readonly SetAside[] = []
): Promise<Held> {
  const app = await openStore(store);
  try {
    const scope = scopeOf(operator('cli'));
    const state = await app.storage.countryFiles.load(scope, fileId);
    const log = (await app.storage.countryFiles.changes(scope, fileId)) ?? [];
    const replayed = log.reduce<FileState | null>(applyChange, null);
    const byId = new Map(log.map((change) => [change.changeId, change]));
    return {
      log,
      state,
      lost: [
        ...acknowledged.filter((one) => !holds(byId.get(one.changeId), one)),
        ...setAside.filter((one) => !holdsAside(byId.get(one.changeId), one))
      ].map(({ changeId }) => changeId),
      consistent: state !== null && canonicalJson(state) === canonicalJson(replayed)
    };
  } finally {
    await app.close();
  }
}

function holds(change: Change | undefined, { question, value, revision }: Acknowledged): boolean {
  return change?.kind === 'answers_saved' && change.revision === revision && change.answers[question]?.value === value;
}
function holdsAside(change: Change | undefined, { question, value }: SetAside): boolean {
  return change?.kind === 'answers_saved' && change.setAside?.[question]?.value === value;
}
