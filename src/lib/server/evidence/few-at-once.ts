/** Runs no more than `most` works at a time; the others wait in order. For what needs much memory. */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((go) => waiting.push(go));
    else free -= 1;
    try {
      return await work();
    } finally {
      // The place goes to whoever waits longest, not back to the heap.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
