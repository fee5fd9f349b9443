/** build/handler.js, which the adapter writes: the framework's request handler. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export const handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
