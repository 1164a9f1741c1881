/** `lyncshell serve --endpoints`: a thread listens at the endpoints of the lab, and is asked without anybody waiting for it. */
import type { LabPlace } from '../deployment/lab-places.ts';
import { newLeaseOwner } from '../deployment/lease.ts';
import { EndpointFailure } from '../endpoints/endpoint-link.ts';
import { problemTexts } from '../endpoints/endpoint-problems.ts';
import type {
  EndpointQuestion,
  EndpointReply,
  EndpointReport,
  OpenedEndpoint,
} from '../endpoints/endpoint-protocol.ts';
import { ServedThread } from '../platform/node/served-thread.ts';
import { workerProgram } from '../platform/node/worker-programs.ts';
import { knownPassphrases } from '../storage/protection.ts';

const STACK_MEGABYTES = 4;
const HEAP_MEGABYTES = 512;

export interface ServedEndpoints {
  readonly report: EndpointReport;
  close(): Promise<void>;
}

/**
 * Opens the ports of all servers of a lab, with its name servers.
 * @param onTrouble told when the thread has ended @param onNotice told why clients are not answered
 * @throws EndpointFailure
 */
export function openEndpoints(
  { root, name }: LabPlace,
  portOffset: number,
  onTrouble: (error: unknown) => void,
  onNotice: (text: string) => void,
): Promise<ServedEndpoints> {
  return new Promise((resolve, reject) => {
    let isClosing = false;
    const thread = new ServedThread({
      program: workerProgram('endpoints'),
      stackMegabytes: STACK_MEGABYTES,
      heapMegabytes: HEAP_MEGABYTES,
      onMessage(message) {
        const reply = message as EndpointReply;
        if ('report' in reply) resolve({ report: reply.report, close });
        else if ('trouble' in reply) onNotice(reply.trouble);
        else {
          void close();
          reject(new EndpointFailure(reply.failure));
        }
      },
      onEnd(error) {
        if (isClosing) return;
        const failure = new EndpointFailure('The thread that listens at the endpoints has ended.', { cause: error });
        reject(failure);
        onTrouble(failure);
      },
    });
    const close = (): Promise<void> => {
      isClosing = true;
      return thread.terminate();
    };
    thread.post({
      ask: 'start',
      lab: { root, name, leaseOwner: newLeaseOwner(), passphrases: knownPassphrases() },
      portOffset,
      answersNames: true,
      tells: true,
    } satisfies EndpointQuestion);
    thread.work();
  });
}

/** Which names are at which address, with the ports there; how to ask for names; and what could not be opened. */
export function endpointsText({ endpoints, problems }: EndpointReport): string {
  const shown = endpoints.filter(({ protocol }) => protocol !== 'dns');
  const lines = [...new Set(shown.map(({ address }) => address))].map((address) => {
    const there = shown.filter((one) => one.address === address);
    return `  ${address.padEnd(15)} ${namesOf(there)}: ${portsOf(there)}`;
  });
  const servers = endpoints.filter(({ protocol }) => protocol === 'dns');
  const names = servers.map(({ side, address, hostPort }) => `${side} names: dig @${address} -p ${hostPort} NAME`);
  return [
    lines.length > 0
      ? "The lab's servers listen on this computer:"
      : "None of the lab's servers listens on this computer:",
    ...lines,
    ...names.map((line) => `  ${line}`),
    ...problemTexts(problems, '--port-offset').map(({ text }) => `  ${text}`),
    '',
  ].join('\n');
}

function namesOf(there: readonly OpenedEndpoint[]): string {
  return [...new Set(there.flatMap(({ machine, names }) => (names.length > 0 ? names : [machine])))].join(' ');
}

/** `443 5061`, or `443=10443` for one that was moved. */
function portsOf(there: readonly OpenedEndpoint[]): string {
  return there.map(({ port, hostPort }) => (port === hostPort ? port : `${port}=${hostPort}`)).join(' ');
}
