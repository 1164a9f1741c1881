/**
 * What the engine and its objects (`$PWD`, `$PSCmdlet`, `$ExecutionContext.SessionState.Path`) ask of the session's
 * drives. The providers, which the engine does not know, give the answers.
 */

import type { NetObject } from '../types/net-type.ts';

export interface SessionPaths extends NetObject {
  /** Where the session is: the PathInfo that `$PWD` gives. */
  readonly location: unknown;
  /** The folder where the session is, or was last: what relative names of files, programs and modules start from. */
  readonly fileDirectory: string;
  /** Where the session is, or was last, on the drives of a provider: a PathInfo. @throws NetException */
  locationOf(providerName: string): unknown;
  /** A path as its provider writes it; nothing need be there, and patterns stay as they are. @throws NetException */
  providerPath(path: string): string;
  /** What a path or pattern finds, as its provider writes it, and that provider. @throws NetException */
  resolvedProviderPaths(path: string): { readonly paths: readonly string[]; readonly provider: unknown };
}
