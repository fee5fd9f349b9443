/**
 * Work that must not be seen in the time of a reply (whether an address is known). It begins after the reply is on its
 * way; a failure is logged, and `settled` lets a stopping process finish it. Nothing that was promised to a user may
 * stand here alone: it is lost where the process is killed.
 */
import type { Logger } from 'pino';

const running = new Set<Promise<void>>();

export function afterReply(log: Logger, work: () => Promise<void>): void {
  const task = new Promise<void>((resolve) => setImmediate(resolve))
    .then(work)
    .catch((failure: unknown) =>
      log.error({ failure: failure instanceof Error ? failure.name : 'unknown' }, 'work after a reply failed')
    )
    .finally(() => running.delete(task));
  running.add(task);
}

export async function settled(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}
