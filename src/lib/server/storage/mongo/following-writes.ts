/**
 * Writes of projections that follow the reply: bounded by the number of files, and only of what may be lost, because
 * whoever reads asks the log. Closing the store waits for them; a crash leaves them to catching up.
 */
export interface Following {
  /** One at a time for each file; of those that wait, the newest alone. A write that fails is left to catching up. */
  write(fileId: string, work: () => Promise<void>): void;
  /** When nothing is under way any more. */
  settled(): Promise<void>;
}

export function followingWrites(): Following {
  const waiting = new Map<string, () => Promise<void>>();
  const underWay = new Map<string, Promise<void>>();
  const run = async (fileId: string): Promise<void> => {
    for (let work = waiting.get(fileId); work !== undefined; work = waiting.get(fileId)) {
      waiting.delete(fileId);
      await work().catch(() => undefined);
    }
    underWay.delete(fileId);
  };
  return {
    write(fileId, work) {
      waiting.set(fileId, work);
      if (!underWay.has(fileId)) underWay.set(fileId, run(fileId));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values());
    }
  };
}
