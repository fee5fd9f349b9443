/** This browser's queue of unsent answers as a page has it: what waits, how much of it, and whether it outlives the page. */
import { countOf, lateOf, nothingKept, triedAgain, unsentOf, waits, type Kept } from '#lib/ui/unsent/queue.ts';
import type { Sender } from '#lib/ui/unsent/sender.ts';

export class PageQueue {
  durable = $state(true);
  /** Answers of the whole file in this browser that the server does not hold; `late`: of these, refused with the file. */
  unsent = $state(0);
  late = $state(0);
  lateReason = $state('');
  /** As it was last seen. */
  kept: Kept = nothingKept;
  #sender: Sender | null = null;

  /** From here on what is typed is kept. */
  use(sender: Sender): void {
    this.#sender = sender;
  }

  /** What waits of earlier, tried again where answers may be written here. */
  async open(readOnly: boolean): Promise<Kept> {
    const unsents = await this.#sender?.unsents;
    if (unsents === undefined) return this.kept;
    this.durable = unsents.durable;
    this.see(await (readOnly ? unsents.read() : unsents.change(triedAgain)));
    if (waits(this.kept)) this.soon(0);
    return this.kept;
  }

  async change(next: (kept: Kept) => Kept): Promise<void> {
    const unsents = await this.#sender?.unsents;
    if (unsents !== undefined) this.see(await unsents.change(next));
  }

  see(kept: Kept): void {
    this.kept = kept;
    this.unsent = countOf(kept);
    this.late = lateOf(kept).length;
    this.lateReason = lateOf(kept)[0]?.reason ?? '';
  }

  get all(): ReturnType<typeof unsentOf> {
    return unsentOf(this.kept);
  }

  soon(pause: number): void {
    this.#sender?.soon(pause);
  }

  /** Everything unsent goes now; true once the server holds all of it. */
  async flush(): Promise<boolean> {
    await this.#sender?.send();
    return this.unsent === 0;
  }
}
