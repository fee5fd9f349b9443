/**
 * A newer program is on the server: the page is loaded anew as soon as nobody is at work in it. What is typed is in the
 * browser's queue by then, so nothing is lost. Until then the page goes on as it is.
 */
const quietFor = 15_000;

/** Gives back how to call it off. */
export function reloadWhenQuiet(): () => void {
  const off = new AbortController();
  const { signal } = off;
  let last = Date.now();
  const used = () => (last = Date.now());
  addEventListener('input', used, { signal });
  addEventListener('keydown', used, { signal });
  addEventListener('pointerdown', used, { signal });
  const look = () => {
    const inField = document.activeElement?.matches('input, textarea, select') ?? false;
    const quiet = Date.now() - last >= quietFor && !inField;
    if (document.visibilityState === 'hidden' || quiet) location.reload();
  };
  document.addEventListener('visibilitychange', look, { signal });
  const timer = setInterval(look, 1_000);
  signal.addEventListener('abort', () => clearInterval(timer));
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.getRegistration().then((registration) => registration?.update());
  return () => off.abort();
}
