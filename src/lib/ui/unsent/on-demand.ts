/** What a page calls for by a button: loaded then, as one part, so that no page carries it from the start. */
export { dropCopies } from '#lib/ui/live/copy.ts';
export { downloadRescue } from './download.ts';
export { unsentFiles } from './waiting.ts';
