/** How this thread asks PostgreSQL: by a thread that has the driver, since nothing here waits on an event loop. */

import type { Servant } from '../platform/platform.ts';
import { platform } from '../platform/platform.ts';
import type {
  PostgresAnswers,
  PostgresFailure,
  PostgresPlace,
  PostgresQuestion,
  PostgresReply,
} from './postgres-protocol.ts';
import { missingStore, StorageError } from './storage-error.ts';

/** Beyond all that the server's thread waits for itself. */
const PATIENCE_MS = 60_000;

/** The thread that talks to servers; it is started, and the driver loaded, when the first question is asked. */
let servant: Servant | null = null;

/** Asks the server of a store. @throws StorageError that says why there is no answer */
export function askPostgres<Q extends PostgresQuestion>(question: Q): PostgresAnswers[Q['ask']] {
  servant ??= platform().threads.serve('postgres');
  const reply = servant.ask(question, PATIENCE_MS) as PostgresReply | undefined;
  if (!reply) servant = null;
  if (reply && 'answer' in reply) return reply.answer as PostgresAnswers[Q['ask']];
  throw errorOf(question, reply ?? { failure: 'unreachable', reason: `no answer for ${PATIENCE_MS / 1000} s` });
}

/** The place as people may read it: without the password. */
export function placeText({ address, name }: PostgresPlace): string {
  return `${address.replace(/(:\/\/[^/:@]*):[^/@]*@/, '$1@').replace(/([?&]password=)[^&]*/, '$1…')} ${name}`.trim();
}

function errorOf(place: PostgresPlace, { failure, reason }: PostgresFailure): StorageError {
  const path = placeText(place);
  switch (failure) {
    case 'missing':
      return missingStore(path);
    case 'unreachable':
      return new StorageError(
        'unreachable',
        path,
        `The PostgreSQL server does not answer (${reason})`,
        'Start it, or correct the address, then try again. Nothing was changed.',
      );
    case 'refused':
      return new StorageError(
        'unwritable',
        path,
        `The PostgreSQL server refuses (${reason})`,
        'Correct the address, the password (PGPASSWORD, ~/.pgpass) or the rights of the user. Nothing was changed.',
      );
  }
}
