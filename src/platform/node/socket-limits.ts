/** How much is read of those who connect, how many there may be, and how long anybody is waited for. */
export interface SocketLimits {
  readonly mostConnections: number;
  readonly mostOfPort: number;
  readonly handshakeMs: number;
  /** Until a message or a request is whole, behind the handshake or the answer before. */
  readonly messageMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  readonly longestMs: number;
  readonly mostHeaderBytes: number;
  readonly mostBodyBytes: number;
}

export const usualLimits: SocketLimits = {
  mostConnections: 2000,
  mostOfPort: 500,
  handshakeMs: 10_000,
  messageMs: 30_000,
  idleMs: 30_000,
  longestMs: 600_000,
  mostHeaderBytes: 16_384,
  mostBodyBytes: 65_536,
};
