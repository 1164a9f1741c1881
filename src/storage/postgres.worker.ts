/** The thread that talks to PostgreSQL: it answers questions one after the other. */
import { ThreadOwner } from '../platform/node/served-thread.ts';
import type { PostgresQuestion } from './postgres-protocol.ts';
import { PostgresServer } from './postgres-server.ts';

const server = new PostgresServer();
let before: Promise<unknown> = Promise.resolve();

const owner = new ThreadOwner((message) => {
  before = before.then(async () => owner.post(await server.answer(message as PostgresQuestion)));
});
