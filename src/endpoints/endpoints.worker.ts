/** The thread that listens at the endpoints of a lab. It opens the lab itself, so that what it shows never waits for the shell. */
import '../platform/node/node-platform.ts';
import { openLab } from '../deployment/deployment.ts';
import { NodeSockets } from '../platform/node/node-sockets.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import { providePassphrases } from '../storage/protection.ts';
import type { EndpointQuestion, EndpointReply, LabAddress } from './endpoint-protocol.ts';
import { EndpointTrouble } from './endpoint-trouble.ts';
import { endpointsOf } from './lab-endpoints.ts';
import { nameServers } from './name-server.ts';
import { OpenedEndpoints } from './opened-endpoints.ts';

/** How soon a port follows its service. What is shown at a connection is looked up at the connection. */
const FOLLOW_MS = 200;

const trouble = new EndpointTrouble((text) => owner.post({ trouble: text } satisfies EndpointReply));
const opened = new OpenedEndpoints(new NodeSockets((error) => trouble.note(error)));
let following: NodeJS.Timeout | null = null;

const owner = new ThreadOwner((message) => {
  answer(message as EndpointQuestion).then(
    (reply) => owner.post(reply),
    (error: unknown) =>
      owner.post({ failure: error instanceof Error ? error.message : String(error) } satisfies EndpointReply),
  );
});

async function answer(question: EndpointQuestion): Promise<EndpointReply> {
  switch (question.ask) {
    case 'start':
      stop();
      await start(question);
      break;
    case 'stop':
      stop();
      break;
    case 'list':
      await opened.follow();
  }
  return { report: { ...opened.report(), trouble: trouble.text } };
}

async function start({
  lab,
  machines,
  portOffset,
  answersNames,
  tells,
}: Extract<EndpointQuestion, { readonly ask: 'start' }>): Promise<void> {
  trouble.begin(tells);
  const deployment = openedLab(lab);
  await opened.open(endpointsOf(deployment, machines), portOffset);
  if (answersNames)
    await opened.open(
      nameServers(deployment, () => opened.report().endpoints),
      portOffset,
    );
  // A lab that cannot be read at the moment shows what it showed last.
  following = setInterval(() => void opened.follow().catch((error: unknown) => trouble.note(error)), FOLLOW_MS);
}

function openedLab({ root, name, leaseOwner, passphrases }: LabAddress): ReturnType<typeof openLab> {
  providePassphrases((_, attempt) => passphrases[attempt]);
  return openLab({ root, name, leaseOwner });
}

function stop(): void {
  if (following) clearInterval(following);
  following = null;
  opened.close();
}
