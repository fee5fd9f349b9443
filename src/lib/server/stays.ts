/**
 * Says in the store that somebody has a section of a file open, no oftener than needed: a page asks again every second
 * or so, and each stay counts for longer than one wait. Takes the stay back when his last question here breaks off.
 */
import type { App } from './app.ts';
import type { Present } from './storage/port.ts';

const presentForSeconds = 40;
/** More than the longest wait and the way there and back: who does not ask again in that time is gone. */
const enoughSeconds = 22;

interface Stay {
  readonly section: string;
  readonly until: Date;
  /** Questions under way in this process. */
  asking: number;
}
const stays = new WeakMap<App, Map<string, Stay>>();

function staysOf(app: App): Map<string, Stay> {
  const known = stays.get(app) ?? new Map<string, Stay>();
  stays.set(app, known);
  return known;
}

/**
 * Begins a question of `me`. `present`: who is there as the store has it; comes back as it is from now on, `me` in it,
 * with `end`, to be called once: `broken` where the page is gone.
 */
export async function beginStay(
  app: App,
  fileId: string,
  me: Present,
  present: readonly Present[]
): Promise<{ readonly present: readonly Present[]; readonly end: (broken: boolean) => Promise<void> }> {
  const here = staysOf(app);
  const key = `${fileId} ${me.personId}`;
  const now = app.clock().getTime();
  const known = here.get(key);
  const seen = present.some(({ personId, section }) => personId === me.personId && section === me.section);
  const holds = seen && known?.section === me.section && known.until.getTime() - now >= enoughSeconds * 1000;
  const until = holds ? known.until : new Date(now + presentForSeconds * 1000);
  const stay: Stay = holds ? known : { section: me.section, until, asking: known?.asking ?? 0 };
  stay.asking += 1;
  if (!holds) {
    forgetEnded(here, now);
    here.set(key, stay);
    try {
      await app.storage.presence.enter(fileId, me, until);
    } catch (reason) {
      here.delete(key);
      throw reason;
    }
  }
  return {
    present: seen ? present : withMe(present, me),
    end: async (broken) => {
      const last = here.get(key);
      if (last === undefined) return;
      last.asking -= 1;
      if (!broken || last.asking > 0) return;
      here.delete(key);
      await app.storage.presence.leave(fileId, me.personId, last.until);
    }
  };
}

function withMe(present: readonly Present[], me: Present): readonly Present[] {
  const others = present.filter(({ personId }) => personId !== me.personId);
  return [...others, me].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

function forgetEnded(here: Map<string, Stay>, now: number): void {
  for (const [key, { until, asking }] of here) if (asking === 0 && until.getTime() <= now) here.delete(key);
}
