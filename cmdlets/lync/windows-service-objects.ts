/** What the cmdlets of Windows services share: which services are meant, and their objects. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { Machine } from '../../src/deployment/machine.ts';
import type { WindowsService } from '../../src/deployment/windows-services.ts';
import type { CmdletWith } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { DataObject } from '../../src/types/values/data-object.ts';
import { machineNamed } from '../deployment/deployment-service.ts';
import { switchAndWait } from '../deployment/service-waits.ts';
import { changeMachine, type Reported } from './deployment-frame.ts';

export const NT_SERVICE = 'Microsoft.Rtc.Management.Deployment.Core.NTService';

/** The parameters by which Start- and Stop-CsWindowsService are told what to act on. */
export const serviceParameters = {
  Name: {
    type: 'string',
    in: { Name: { position: 0 } },
    help: 'The name of a service, such as RTCSRV; by default all of them.',
  },
  ComputerName: { type: 'string', in: ['Name'], help: 'The computer; by default this one.' },
  InputObject: {
    type: 'other',
    typeName: NT_SERVICE,
    in: { InputObject: { pipeline: 'value' } },
    help: 'The service, as Get-CsWindowsService gives it.',
  },
  NoWait: {
    type: 'switch',
    help: 'Does not wait until it has happened: the services are starting or stopping when the command returns.',
  },
  Force: {
    type: 'switch',
    help: 'Leaves out messages about errors that do not stop the command.',
    noEffect: 'nothing here asks before it works, and every error that is shown matters',
  },
  Report: {
    type: 'string',
    help: 'The path of the HTML log of the command; by default a file in the temporary folder.',
  },
} as const;

/**
 * The roles that a service does the work of, as an output of the documentation shows them for a Front End Server; those of
 * the Edge and of single applications follow the names that Get-CsService has.
 */
const ROLE_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['FTA', ['CentralManagement']],
  ['LYNCBACKUP', ['BackupServer']],
  ['MASTER', ['CentralManagement']],
  ['REPLICA', ['ReplicaServer']],
  ['RTCASMCU', ['ConferencingServer']],
  ['RTCAVMCU', ['ConferencingServer']],
  ['RTCCAA', ['ApplicationServer']],
  ['RTCCAS', ['ApplicationServer']],
  ['RTCCLSAGT', ['ClsAgent']],
  ['RTCCPS', ['ApplicationServer']],
  ['RTCDATAMCU', ['ConferencingServer']],
  ['RTCDATAPROXY', ['EdgeServer']],
  ['RTCIMMCU', ['ConferencingServer']],
  ['RTCMEDIARELAY', ['EdgeServer']],
  ['RTCMEDSRV', ['MediationServer']],
  ['RTCMRAUTH', ['EdgeServer']],
  ['RTCRGS', ['ApplicationServer']],
  ['RTCSRV', ['Registrar', 'UserServer', 'EdgeServer']],
  ['W3SVC', ['W3SVC']],
]);

export function serviceObject(
  { name, displayName, isRunning, state }: WindowsService,
  machine: Machine,
  withActivity: boolean,
): DataObject {
  return new DataObject(NT_SERVICE, {
    Status: state,
    Name: name,
    ActivityLevel: withActivity && isRunning ? 'Level=0%' : null,
    DisplayName: displayName,
    RoleName: [...(ROLE_NAMES.get(name) ?? [name])],
    ComputerName: machine.fqdn,
  });
}

/** The parameters that name services. */
export interface ServiceNames extends Reported {
  readonly Name?: string;
  readonly ComputerName?: string;
  readonly InputObject?: unknown;
  readonly NoWait?: boolean;
}

/** Starts or stops what the arguments name; without a name all but those that are to be kept. */
export function switchNamedServices(
  ps: CmdletWith<ServiceNames>,
  running: boolean,
  kept: readonly string[] = [],
): void {
  const { Name: name, ComputerName: computer, InputObject: object, NoWait: leaves } = ps.parameters;
  const member = (property: string) => (object === undefined ? undefined : toText(getMember(object, property)));
  const wanted = name ?? member('Name');
  const where = computer ?? member('ComputerName');
  if (!ps.shouldProcess(wanted ?? 'all Lync Server services', undefined, true)) return;
  const task = `${running ? 'Start' : 'Stop'} the Lync Server services of the computer.`;
  changeMachine(ps, task, (deployment: Deployment, log) => {
    const machine = machineNamed(deployment, where);
    log.action(running ? 'Start the service' : 'Stop the service', `${wanted ?? 'all'} on ${machine.fqdn}`);
    const able = deployment.services.ofLync(machine).filter(({ startMode }) => !running || startMode !== 'Disabled');
    const all = able.map((service) => service.name);
    const names = wanted === undefined ? all.filter((service) => !kept.includes(service)) : [wanted];
    if (leaves) deployment.services.switch(machine, names, running);
    else switchAndWait(deployment, machine, names, running);
  });
}
