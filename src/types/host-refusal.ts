/** The exception of a session that reaches for what it may not touch of the host. */
import { refusalText } from '../platform/host-refusal.ts';
import { NetException } from './net-exception.ts';

/**
 * Not to be taken for "there is no such file": who asks whether a path exists must hear it, or the answer would tell of
 * the host.
 */
export class HostRefusal extends NetException {
  /** @param what the path or the address that was asked for, as the session wrote it. */
  constructor(what: string) {
    super('System.UnauthorizedAccessException', refusalText(what), {
      errorId: 'HostAccessRefused',
      category: 'PermissionDenied',
      target: what,
    });
  }
}
