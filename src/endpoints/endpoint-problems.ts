/** Ports that could not be opened, in words, with what helps: those of one address that fail for one reason are one problem. */
import type { EndpointProblem } from './endpoint-protocol.ts';

export interface ProblemText {
  /** Address and ports: `127.58.0.2:443`. */
  readonly place: string;
  readonly text: string;
}

/** @param option how whoever reads it moves ports: `-PortOffset` */
export function problemTexts(problems: readonly EndpointProblem[], option: string): ProblemText[] {
  const groups = new Map<string, EndpointProblem[]>();
  for (const problem of problems) {
    const key = `${problem.address} ${problem.code}`;
    const known = groups.get(key);
    if (known) known.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()].map((group) => problemText(group, option));
}

function problemText(group: readonly EndpointProblem[], option: string): ProblemText {
  const [{ machine, address, port, hostPort, code }] = group as readonly [EndpointProblem, ...EndpointProblem[]];
  const isOne = group.length === 1;
  const ports = group.map((one) => one.hostPort).join(', ');
  const where = isOne
    ? `Port ${hostPort} of ${address} (${machine}, port ${port})`
    : `Ports ${ports} of ${address} (${machine})`;
  return { place: `${address}:${ports}`, text: `${where} ${reasonText(code, address, option, isOne)}` };
}

function reasonText(code: string, address: string, option: string, isOne: boolean): string {
  switch (code) {
    case 'EADDRINUSE':
      return `${isOne ? 'is' : 'are'} in use by another program. End it, or choose other ports by ${option}.`;
    case 'EACCES':
      return `${isOne ? 'needs' : 'need'} rights that you do not have. Choose other ports by ${option} 10000.`;
    case 'EADDRNOTAVAIL':
      return `cannot be opened: that is no address of this computer. Add it to the loopback interface: on macOS "sudo ifconfig lo0 alias ${address}".`;
    case 'EMFILE':
    case 'ENFILE':
      return 'cannot be opened: too many files are open. Raise the limit (ulimit -n 4096), or name fewer machines.';
    default:
      return `cannot be opened (${code}).`;
  }
}
