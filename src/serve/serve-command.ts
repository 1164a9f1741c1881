/** `lyncshell serve`: a lab in a browser. */
import { requireLab } from '../deployment/lab-places.ts';
import { createLab, defaultLabsRoot, labExists } from '../deployment/labs.ts';
import { EndpointFailure } from '../endpoints/endpoint-link.ts';
import { incidentText } from '../engine/foreign-errors.ts';
import { exitCodes } from '../host/exit-codes.ts';
import { expectedText } from '../host/expected-errors.ts';
import { DEFAULT_LAB } from '../host/lab-link.ts';
import type { Serving } from '../host/serve-options.ts';
import { userSettings } from '../host/settings/user-settings.ts';
import { reportIncident } from '../platform/incidents.ts';
import { endSignal } from '../platform/node/end-signals.ts';
import { platform } from '../platform/platform.ts';
import { writeWhole } from '../platform/write-whole.ts';
import { TRAINER } from './learners.ts';
import { Password } from './password.ts';
import { endpointsText, openEndpoints, type ServedEndpoints } from './served-endpoints.ts';
import { type RunningServer, type ServerOptions, startServer } from './server.ts';

const PASSWORD_VARIABLE = 'LYNCSHELL_SERVE_PASSWORD';
const SHORTEST_PASSWORD = 8;
const MOST_TABS = 3;
const AWAY_MS = 10 * 60_000;
/** How long pages have to be told that the server ends. */
const END_MS = 10_000;
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Serves until a signal comes; gives the exit code. */
export async function serveCommand(asked: Serving): Promise<number> {
  const refusal = refusalOf(asked, password());
  if (refusal !== null) {
    writeWhole(2, `lyncshell: ${refusal}\n`);
    return exitCodes.usage;
  }
  try {
    const server = await startServer(serverOptions(asked));
    writeWhole(1, linksText(server));
    const endpoints = await openedEndpoints(asked, server);
    await endSignal();
    writeWhole(1, `\nThe server ends; open pages are told. Press Ctrl+C again to end it at once.\n`);
    await endpoints?.close();
    await server.end(END_MS);
    return 0;
  } catch (error) {
    const text = expectedText(error);
    if (text === null) throw error;
    writeWhole(2, `lyncshell: ${text}\n`);
    return exitCodes.failure;
  }
}

/** The lab's servers, where they are to listen. A page is served without them too. */
async function openedEndpoints({ endpoints }: Serving, { learners }: RunningServer): Promise<ServedEndpoints | null> {
  const [trainer] = learners;
  if (!endpoints || !trainer) return null;
  try {
    const place = { root: defaultLabsRoot(), name: trainer.lab };
    const opened = await openEndpoints(place, endpoints.portOffset, tellTrouble, tellSilence);
    writeWhole(1, endpointsText(opened.report));
    return opened;
  } catch (error) {
    if (!(error instanceof EndpointFailure)) throw error;
    writeWhole(2, `lyncshell: The lab's servers do not listen: ${error.message}\n`);
    return null;
  }
}

/** What goes wrong while serving: a lab that is gone meanwhile, or a fault of the program. */
function tellTrouble(error: unknown): void {
  writeWhole(2, `lyncshell: ${expectedText(error) ?? incidentText(reportIncident(error), true)}\n`);
}

/** The lab cannot be read at the moment. */
function tellSilence(text: string): void {
  writeWhole(2, `lyncshell: The lab's servers do not answer: ${text}\n`);
}

/** What of the command line cannot be served; null where all can. */
function refusalOf({ host, cert, key, insecure }: Serving, given: string | null): string | null {
  if ((cert === null) !== (key === null)) return '--cert and --key go together: a certificate and its key, both PEM.';
  if (LOOPBACK.test(host)) return null;
  if (given === null || given.length < SHORTEST_PASSWORD)
    return `${host} can be reached by others: set ${PASSWORD_VARIABLE} to a password of ${SHORTEST_PASSWORD} characters or more.`;
  if (cert === null && !insecure)
    return `${host} can be reached by others: give --cert and --key, or say --insecure to let everything go over the network as it is.`;
  return null;
}

function password(): string | null {
  return platform().system.environment.get(PASSWORD_VARIABLE) ?? null;
}

function serverOptions(asked: Serving): ServerOptions {
  const root = defaultLabsRoot();
  const lab = asked.lab ?? userSettings().lab ?? DEFAULT_LAB;
  if (lab === DEFAULT_LAB && !labExists(root, lab)) createLab(root, lab);
  else requireLab(root, lab);
  const given = password();
  const { files } = platform();
  return {
    host: asked.host === 'localhost' ? '127.0.0.1' : asked.host,
    port: asked.port,
    names: asked.names,
    class: { root, lab, names: asked.learners, isShared: asked.isShared },
    limits: {
      mostTabs: MOST_TABS,
      heapMegabytes: asked.memory,
      diskMegabytes: asked.disk,
      commandMs: asked.commandSeconds * 1000,
      awayMs: AWAY_MS,
    },
    password: given === null ? null : new Password(given),
    tls:
      asked.cert === null || asked.key === null
        ? null
        : { cert: files.readFile(asked.cert), key: files.readFile(asked.key) },
    onTrouble: tellTrouble,
  };
}

/** The links: each is good for one window. */
function linksText(server: RunningServer): string {
  const lines = server.learners.map(({ name, lab }) => `  ${name} (lab ${lab}): ${server.link(name)}\n`);
  const others = server.learners.length > 1 ? ` The page of the ${TRAINER} makes new ones.` : '';
  return `The lab is served at ${server.address} until Ctrl+C.\nEach link lets one window in, within ten minutes.${others}\n${lines.join('')}`;
}
