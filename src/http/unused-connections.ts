import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections on which no request has come yet: browsers and HTTP clients open some in advance. Node counts them as busy,
 * so that a server that closes waits for them until they time out; a stopping process cannot wait that long.
 */
export class UnusedConnections {
  private readonly sockets = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.on('request', ({ socket }) => this.sockets.delete(socket));
  }

  /** Cuts those that are still unused after a moment, in which a request that is on its way may arrive. */
  closeAfter(ms: number): void {
    setTimeout(() => {
      for (const socket of this.sockets) socket.destroy();
    }, ms).unref();
  }
}
