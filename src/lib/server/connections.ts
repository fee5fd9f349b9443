/**
 * The connections of a server that stops: those on which nobody is being answered are closed at once, the others as soon as
 * they have been. Browsers keep spare connections open, for which a stop would otherwise wait in vain.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export function watchConnections(server: Server): { readonly closeUnused: () => void } {
  const answering = new Map<Socket, number>();
  let stopping = false;
  server.on('connection', (socket) => {
    answering.set(socket, 0);
    socket.once('close', () => answering.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    answering.set(socket, (answering.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (answering.get(socket) ?? 1) - 1;
      if (answering.has(socket)) answering.set(socket, left);
      if (stopping && left === 0) socket.end();
    });
  });
  return {
    closeUnused: () => {
      stopping = true;
      for (const [socket, requests] of answering) if (requests === 0) socket.end();
    }
  };
}
