/** Which connections are in use: so that stopping waits for requests and not for browsers that keep a line open. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface OpenConnections {
  closeUnused(): void;
  closeAll(): void;
}

/** Node's own closeIdleConnections passes over idle lines once another request was broken off (seen with 20.19). */
export function watchConnections(server: Server): OpenConnections {
  const requests = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  server.on('request', ({ socket }, answer) => {
    requests.set(socket, (requests.get(socket) ?? 0) + 1);
    answer.once('close', () => {
      const left = (requests.get(socket) ?? 1) - 1;
      if (requests.has(socket)) requests.set(socket, left);
    });
  });
  return {
    closeUnused: () => {
      for (const [socket, count] of requests) if (count === 0) socket.destroy();
    },
    closeAll: () => {
      for (const socket of requests.keys()) socket.destroy();
    },
  };
}
