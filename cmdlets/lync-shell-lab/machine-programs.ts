/** Programs of Windows that scripts run on a machine of the lab. The longer ones are files of `programs`. */

import type { Deployment } from '../../src/deployment/deployment.ts';
import { DeploymentError } from '../../src/deployment/deployment-error.ts';
import { ApplicationInfo, type CommandInfo, type ProgramOutput } from '../../src/engine/command-info.ts';
import type { ExternalCommands } from '../../src/engine/command-lookup.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { dnsDomainOf, netbiosName } from '../deployment/machine-selection.ts';
import { switchAndWait } from '../deployment/service-waits.ts';
import { addressesOf, answeringAddress } from './name-resolution.ts';
import { certreq, certreqVerbs } from './programs/certreq.ts';
import { certutil, certutilVerbs } from './programs/certutil.ts';
import { iisReset } from './programs/iis-reset.ts';
import { nslookup } from './programs/name-lookup.ts';
import { netShare } from './programs/net-share.ts';
import { netsh } from './programs/netsh.ts';
import { arp, route } from './programs/network-tables.ts';
import { isNotBuilt, programNotBuilt } from './programs/not-built.ts';
import { done, failed } from './programs/plain-output.ts';
import { schtasks } from './programs/schtasks.ts';
import { serviceControl } from './programs/service-control.ts';
import { systeminfo } from './programs/system-info.ts';
import { tasklist } from './programs/task-list.ts';
import { wevtutil } from './programs/wevtutil.ts';

type Program = (deployment: Deployment, args: readonly string[]) => ProgramOutput;

const PROGRAMS: ReadonlyMap<string, Program> = new Map<string, Program>([
  ['hostname', ({ session }) => done(session.machine.name)],
  ['whoami', ({ session }) => done(session.user.toLowerCase())],
  ['ipconfig', ipconfig],
  ['ping', ping],
  ['nslookup', nslookup],
  ['net', net],
  ['schtasks', schtasks],
  ['systeminfo', systeminfo],
  ['netsh', netsh],
  ['wevtutil', wevtutil],
  ['sc', serviceControl],
  ['tasklist', tasklist],
  ['iisreset', iisReset],
  ['route', route],
  ['arp', arp],
  ['certutil', (deployment, args) => certutil(deployment, args)],
  ['certreq', (deployment, args) => certreq(deployment, args)],
]);

/** What is typed behind a program first, for completion; read when somebody asks. */
const VERBS: ReadonlyMap<string, () => readonly string[]> = new Map([
  ['certutil', () => certutilVerbs],
  ['certreq', () => certreqVerbs],
]);

/**
 * Lets a session find these programs: one that is logged on to a machine before those of the host, another one where the
 * host has none of the name, as scripts call certutil that were written for Windows.
 */
export function connectPrograms(runspace: Runspace, isLoggedOn: boolean): void {
  const { external } = runspace.commands;
  if (external) runspace.commands.external = new MachineCommands(runspace, external, isLoggedOn);
}

class MachineCommands implements ExternalCommands {
  constructor(
    private readonly runspace: Runspace,
    private readonly others: ExternalCommands,
    private readonly isLoggedOn: boolean,
  ) {}

  find(name: string): CommandInfo | null {
    return this.isLoggedOn
      ? (this.ofMachine(name) ?? this.others.find(name))
      : (this.others.find(name) ?? this.ofMachine(name));
  }

  private ofMachine(name: string): CommandInfo | null {
    const plain = name.toLowerCase().replace(/\.exe$/, '');
    const program = PROGRAMS.get(plain);
    if (program) return this.info(plain, program);
    return this.isLoggedOn && isNotBuilt(plain) ? this.info(plain, () => refuse(plain)) : null;
  }

  *matching(pattern: string): Iterable<CommandInfo> {
    const fits = WildcardPattern.of(pattern, true);
    for (const [name, program] of PROGRAMS) {
      if (fits.isMatch(name) || fits.isMatch(`${name}.exe`)) yield this.info(name, program);
    }
    yield* this.others.matching(pattern);
  }

  private info(name: string, program: Program): ApplicationInfo {
    const run = (args: readonly string[]) => program(this.runspace.services.require(deploymentKey), args);
    const file = /\.\w+$/.test(name) ? name : `${name}.exe`;
    return new ApplicationInfo(file, `C:\\Windows\\system32\\${file}`, run, VERBS.get(name));
  }
}

function refuse(name: string): never {
  throw programNotBuilt(name);
}

function ipconfig(deployment: Deployment): ProgramOutput {
  const { machine } = deployment.session;
  const { address, gateway } = deployment.machines.facts(machine).network;
  return done(
    '',
    'Windows IP Configuration',
    '',
    '',
    'Ethernet adapter Local Area Connection:',
    '',
    `   Connection-specific DNS Suffix  . : ${dnsDomainOf(machine)}`,
    `   IPv4 Address. . . . . . . . . . . : ${address}`,
    '   Subnet Mask . . . . . . . . . . . : 255.255.255.0',
    `   Default Gateway . . . . . . . . . : ${gateway}`,
  );
}

function ping(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const countAt = args.findIndex((arg) => /^[-/]n$/i.test(arg));
  const count = countAt < 0 ? 4 : Number(args[countAt + 1]) || 4;
  const target = args.find((arg, index) => !/^[-/]/.test(arg) && index !== countAt + 1) ?? args[0] ?? '';
  const [address] = addressesOf(deployment, target);
  if (address === undefined) {
    const message = `Ping request could not find host ${target}. Please check the name and try again.`;
    return { lines: [message], errors: [], exitCode: 1 };
  }
  const answers = answeringAddress(deployment, target) !== undefined;
  const reply = answers ? `Reply from ${address}: bytes=32 time<1ms TTL=128` : 'Request timed out.';
  const received = answers ? count : 0;
  return {
    lines: [
      '',
      `Pinging ${target} [${address}] with 32 bytes of data:`,
      ...Array.from({ length: count }, () => reply),
      '',
      `Ping statistics for ${address}:`,
      `    Packets: Sent = ${count}, Received = ${received}, Lost = ${count - received} (${answers ? 0 : 100}% loss),`,
    ],
    errors: [],
    exitCode: answers ? 0 : 1,
  };
}

/** `net stop` asks before it stops others too; nobody is there to answer a program. */
function askedInVain(displayName: string, dependents: readonly { readonly displayName: string }[]): ProgramOutput {
  return {
    ...done(
      `The following services are dependent on the ${displayName} service.`,
      `Stopping the ${displayName} service will also stop these services.`,
      '',
      ...dependents.map((one) => `   ${one.displayName}`),
      '',
      'Do you want to continue this operation? (Y/N) [N]: ',
      'No valid response was provided.',
      '',
    ),
    exitCode: 2,
  };
}

/** `net start`, `net start NAME`, `net stop NAME`, `net stop NAME /y`, and `net share` with all it takes. */
function net(deployment: Deployment, [verb = '', name, ...rest]: readonly string[]): ProgramOutput {
  const { machine } = deployment.session;
  if (verb.toLowerCase() === 'share') return netShare(deployment, name === undefined ? [] : [name, ...rest]);
  const starts = verb.toLowerCase() === 'start';
  if (!starts && verb.toLowerCase() !== 'stop') {
    return failed(1, `net ${verb}: only start, stop and share are built on ${netbiosName(machine)}.`);
  }
  const services = deployment.services.all(machine);
  if (name === undefined) {
    const running = services.filter(({ isRunning }) => isRunning).map(({ displayName }) => `   ${displayName}`);
    return done('These Windows services are started:', '', ...running, '', 'The command completed successfully.', '');
  }
  const wanted = name.toLowerCase();
  const found = services.find((one) => one.name.toLowerCase() === wanted || one.displayName.toLowerCase() === wanted);
  if (!found)
    return failed(2, 'The service name is invalid.', '', 'More help is available by typing NET HELPMSG 2185.', '');
  if (found.isRunning === starts) {
    return starts
      ? failed(
          2,
          'The requested service has already been started.',
          '',
          'More help is available by typing NET HELPMSG 2182.',
          '',
        )
      : failed(
          2,
          `The ${found.displayName} service is not started.`,
          '',
          'More help is available by typing NET HELPMSG 3521.',
          '',
        );
  }
  const dependents = starts ? [] : deployment.services.dependents(machine, found.name).filter((one) => one.isRunning);
  const agrees = rest.some((option) => option.toLowerCase() === '/y');
  if (dependents.length > 0 && !agrees) return askedInVain(found.displayName, dependents);
  try {
    deployment.rights.requireLocal(machine);
    switchAndWait(deployment, machine, [found.name], starts);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    if (error.code === 'access-denied') return failed(2, 'System error 5 has occurred.', '', error.message, '');
    return failed(2, error.message);
  }
  return done(
    `The ${found.displayName} service is ${starts ? 'starting' : 'stopping'}.`,
    `The ${found.displayName} service was ${starts ? 'started' : 'stopped'} successfully.`,
    '',
  );
}
