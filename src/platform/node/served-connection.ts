/** One who has connected: the room that it takes up, and how long it is waited for. */
import type { Socket } from 'node:net';
import type { ConnectionRoom, Guest } from './connection-room.ts';
import type { SocketLimits } from './socket-limits.ts';

export class ServedConnection implements Guest {
  private patience: NodeJS.Timeout | null = null;
  private readonly longest: NodeJS.Timeout;

  /** A connection that was let in; null where there is no room, and it was reset. */
  static enter(socket: Socket, room: ConnectionRoom, limits: SocketLimits): ServedConnection | null {
    // Whoever goes away in the middle is gone: there is nobody left to tell.
    socket.on('error', () => undefined);
    const connection = new ServedConnection(socket, room, limits);
    if (room.enter(connection)) return connection;
    connection.turnAway();
    return null;
  }

  private constructor(
    readonly socket: Socket,
    private readonly room: ConnectionRoom,
    limits: SocketLimits,
  ) {
    this.longest = setTimeout(() => socket.destroy(), limits.longestMs);
    socket.on('close', () => this.leave());
    socket.setTimeout(limits.idleMs, () => socket.destroy());
    socket.setNoDelay(true);
  }

  /** What comes next has to be whole within some time, whatever comes of it; what was awaited before is no longer. */
  await(milliseconds: number): void {
    this.rest();
    this.patience = setTimeout(() => this.socket.destroy(), milliseconds);
  }

  /** Nothing is awaited. */
  rest(): void {
    if (this.patience) clearTimeout(this.patience);
    this.patience = null;
  }

  /** Something whole was said: who comes later does not take its place. */
  hear(): void {
    this.room.hear(this);
  }

  turnAway(): void {
    this.socket.resetAndDestroy();
    this.leave();
  }

  private leave(): void {
    clearTimeout(this.longest);
    this.rest();
    this.room.leave(this);
  }
}
