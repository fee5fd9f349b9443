/** kill -9 of the built server: KILL_ROUNDS rounds (40) on each store. The benchmark runs the same with 1,000. */
import { describe, expect, it } from 'vitest';
import { killRounds } from '../support/kill-rounds.ts';
import { isAvailable, storeKinds, tempStore } from '../support/temp-store.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 40);

describe.each(storeKinds)('the server killed at any moment, %s store', (kind) => {
  it.skipIf(!isAvailable(kind))(
    `keeps every acknowledged answer through ${rounds} rounds`,
    async () => {
      const store = tempStore(kind);
      try {
        const result = await killRounds({ store: store.settings, rounds, lifetime: () => Math.random() * 40 });
        expect(result.lost).toEqual([]);
        expect(result.consistent).toBe(true);
        // Otherwise nothing was tried: most rounds acknowledged something, and most kills cut requests off.
        expect(result.acknowledged).toBeGreaterThan(rounds / 2);
        expect(result.resent).toBeGreaterThan(rounds / 2);
      } finally {
        await store.remove();
      }
    },
    600_000
  );
});
