/** What the thread for the network says to its owner, besides a reply. */

/** The first that it says. */
export const READY = 'ready';

/** What of an error crosses threads. */
export interface NetworkFailure {
  readonly failed: { readonly code: string; readonly message: string; readonly syscall: string };
}
