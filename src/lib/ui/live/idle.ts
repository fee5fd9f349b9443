/** Work that may wait until the page is there and quiet: it never delays what a person came for. */
const quiet = 1_500;
/** A part that could not be fetched (the line was lost) is asked for again after this time. */
const again = 15_000;

/** Gives back how to call it off. `first`: the quiet time before it begins, in milliseconds. */
export function whenIdle(act: () => Promise<void>, first = quiet): () => void {
  let off = false;
  const begin = () => {
    if (!off) act().catch(() => (timer = setTimeout(begin, again)));
  };
  let timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: quiet });
    else begin();
  }, first);
  return () => {
    off = true;
    clearTimeout(timer);
  };
}
