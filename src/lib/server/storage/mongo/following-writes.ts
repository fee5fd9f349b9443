/**
 * Writes of projections that follow the reply: bounded by the number of files, and only of what may be lost, because
 * whoever reads asks the log. Closing the store waits for them; a crash leaves them to catching up.
 */
export interface Following {
  /** One at a time for each projection; of those that wait, the newest alone. One that fails is left to catching up. */
  write(projection: string, work: () => Promise<void>): void;
  /** When nothing is under way any more. */
  settled(): Promise<void>;
}

export function followingWrites(): Following {
  const waiting = new Map<string, () => Promise<void>>();
  const underWay = new Map<string, Promise<void>>();
  const run = async (projection: string): Promise<void> => {
    for (let work = waiting.get(projection); work !== undefined; work = waiting.get(projection)) {
      waiting.delete(projection);
      await work().catch(() => undefined);
    }
    underWay.delete(projection);
  };
  return {
    write(projection, work) {
      waiting.set(projection, work);
      if (!underWay.has(projection)) underWay.set(projection, run(projection));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values());
    }
  };
}
