/** Who has which page open: in memory, since this store has one process and nothing of it need outlive that. */
import type { Presence, Present } from '../port.ts';

interface Stay {
  readonly person: Present;
  readonly until: number;
}

export function presenceInMemory(): Presence {
  const files = new Map<string, Map<string, Stay>>();
  return {
    enter(fileId, { personId, name, section }, until) {
      const here = files.get(fileId) ?? new Map<string, Stay>();
      files.set(fileId, here.set(personId, { person: { personId, name, section }, until: until.getTime() }));
      return Promise.resolve();
    },
    leave(fileId, personId, until) {
      const here = files.get(fileId);
      if (here?.get(personId)?.until === until.getTime()) here.delete(personId);
      return Promise.resolve();
    },
    list(fileId, now) {
      const here = files.get(fileId);
      for (const [personId, { until }] of here ?? []) if (until <= now.getTime()) here?.delete(personId);
      if (here?.size === 0) files.delete(fileId);
      const present = [...(here?.values() ?? [])].map(({ person }) => ({ ...person }));
      return Promise.resolve(present.sort((a, b) => (a.personId < b.personId ? -1 : 1)));
    }
  };
}
