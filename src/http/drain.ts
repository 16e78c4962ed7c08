import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Connections {
  /** Resolves when every connection that ever spoke has ended, and at the latest after `ms`. */
  drained(ms: number): Promise<void>;
}

/**
 * A server that closes its idle connections at once resets the request that is on its way over one of them
 * (nodejs/node#60617). So it first says `Connection: close` with every answer, and closes what is left after a while.
 */
export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  let ended = (): void => {};
  const left = (): number => [...open].filter((socket) => socket.bytesRead > 0).length;
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => {
      open.delete(socket);
      ended();
    });
  });
  return {
    drained: (ms) =>
      new Promise((resolve) => {
        const late = setTimeout(resolve, ms);
        ended = () => {
          if (left() > 0) return;
          clearTimeout(late);
          resolve();
        };
        ended();
      }),
  };
}
