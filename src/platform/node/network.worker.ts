/** The thread that speaks HTTP for an engine that waits: Node's client needs an event loop, which the engine never returns to. */
import type { HttpRequest } from '../network.ts';
import { exchange } from './http-exchange.ts';
import { type NetworkFailure, READY } from './network-thread.ts';
import { ThreadOwner } from './served-thread.ts';

const owner = new ThreadOwner((message) => {
  exchange(message as HttpRequest).then(
    (reply) => owner.post(reply),
    (error: NodeJS.ErrnoException) =>
      owner.post({
        failed: { code: error.code ?? 'EPROTO', message: error.message, syscall: error.syscall ?? '' },
      } satisfies NetworkFailure),
  );
});
owner.post(READY);
