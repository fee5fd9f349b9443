/** The choice between two answers as the server draws it; the browser fetches it when it is idle, or when two answers clash. */
export const drawnFirst = import.meta.env.SSR ? (await import('./ClashChoice.svelte')).default : null;
