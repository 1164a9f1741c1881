/** What a session is told that reaches for what it may not touch of the host. */

/** The code of a {@link HostRefusedError}, beside the error numbers of the system. */
export const REFUSED = 'ECONFINED';

/** @param what the path or the address that was asked for, as the session wrote it. */
export function refusalText(what: string): string {
  return `Access to '${what}' is refused: this session is confined to its lab. Run it with --allow-host to let it touch this computer.`;
}

/** Thrown by the host of a confined session. Nothing was done, and nothing was looked at. */
export class HostRefusedError extends Error {
  readonly code = REFUSED;

  constructor(readonly path: string) {
    super(refusalText(path));
  }
}
