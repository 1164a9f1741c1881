/** sc: the services of a machine, listed (query), one with its configuration (qc), started, stopped and configured. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { Machine } from '../../../src/deployment/machine.ts';
import type { ServiceStartMode, ServiceState, WindowsService } from '../../../src/deployment/windows-services.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
import { startName } from '../cim-classes.ts';
import { done, failed } from './plain-output.ts';

interface Call {
  readonly deployment: Deployment;
  readonly machine: Machine;
  readonly args: readonly string[];
}

type Verb = (call: Call) => ProgramOutput;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['query', query],
  ['queryex', query],
  ['qc', queryConfiguration],
  ['start', (call) => control(call, true)],
  ['stop', (call) => control(call, false)],
  ['config', configure],
]);

/** What sc has besides. */
const UNBUILT =
  /^(pause|interrogate|continue|failure|failureflag|sidtype|privs|managedaccount|qfailure|qfailureflag|qsidtype|qprivs|qtriggerinfo|qpreferrednode|description|qdescription|delete|create|control|sdshow|sdset|showsid|triggerinfo|preferrednode|getdisplayname|getkeyname|enumdepend|boot|lock|querylock)$/;

const RPC_UNAVAILABLE = 1722;
const ACCESS_DENIED = 5;
const NO_SERVICE = 1060;
const RUNNING_ALREADY = 1056;
const NOT_STARTED = 1062;
const IS_DISABLED = 1058;
const UNKNOWN_COMMAND = 1639;

export function serviceControl(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const isRemote = args[0]?.startsWith('\\\\') === true;
  const [verb = '', ...rest] = isRemote ? args.slice(1) : args;
  const machine = isRemote ? reachableMachine(deployment, args[0]?.slice(2) ?? '') : deployment.session.machine;
  if (!machine) {
    const lines = [`[SC] OpenSCManager FAILED ${RPC_UNAVAILABLE}:`, '', 'The RPC server is unavailable.', ''];
    return { ...done(...lines), exitCode: RPC_UNAVAILABLE };
  }
  const run = VERBS.get(verb.toLowerCase());
  if (run) return run({ deployment, machine, args: rest });
  if (UNBUILT.test(verb.toLowerCase()))
    return failed(UNKNOWN_COMMAND, `sc ${verb}: only query, qc, start, stop and config are built.`);
  return failed(UNKNOWN_COMMAND, '*** Unrecognized Command ***');
}

function refused(what: string, code: number, reason: string): ProgramOutput {
  return { ...done(`[SC] ${what} FAILED ${code}:`, '', reason, ''), exitCode: code };
}

const noService = (what: string): ProgramOutput =>
  refused(what, NO_SERVICE, 'The specified service does not exist as an installed service.');

function serviceNamed({ deployment, machine }: Call, name: string | undefined): WindowsService | undefined {
  return deployment.services.all(machine).find((one) => one.name.toLowerCase() === name?.toLowerCase());
}

/** `sc query`, `sc query RTCSRV`, `sc query state= all`: without a name those that run. */
function query(call: Call): ProgramOutput {
  const { deployment, machine, args } = call;
  const [name] = args;
  if (name !== undefined && !name.endsWith('=')) {
    const found = serviceNamed(call, name);
    return found ? done('', ...statusLines(found)) : noService('EnumQueryServicesStatus:OpenService');
  }
  const wanted = optionValue(args, 'state')?.toLowerCase() ?? 'active';
  const shown = deployment.services
    .all(machine)
    .filter(({ isRunning }) => wanted === 'all' || isRunning === (wanted === 'active'));
  return done(...shown.flatMap((one) => ['', ...statusLines(one, true)]));
}

/** `state= all`: the value stands behind the equals sign and a blank. */
function optionValue(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg.toLowerCase() === `${name}=`);
  return at < 0 ? undefined : args[at + 1];
}

const STATES: Readonly<Record<ServiceState, readonly [number: number, name: string]>> = {
  Stopped: [1, 'STOPPED'],
  StartPending: [2, 'START_PENDING'],
  StopPending: [3, 'STOP_PENDING'],
  Running: [4, 'RUNNING'],
};

function typeOf({ path }: WindowsService): string {
  return /svchost|lsass/i.test(path) ? '20  WIN32_SHARE_PROCESS ' : '10  WIN32_OWN_PROCESS  ';
}

/** How a service ended: well, or it is none that starts by itself and nothing has started it since the machine came up. */
function exitCodeOf({ isRunning, startMode }: WindowsService): string {
  return isRunning || startMode === 'Automatic' ? '0  (0x0)' : '1077  (0x435)';
}

function statusLines(service: WindowsService, isListed = false): string[] {
  const [number, name] = STATES[service.state];
  const isRunning = service.state === 'Running';
  return [
    `SERVICE_NAME: ${service.name}`,
    ...(isListed ? [`DISPLAY_NAME: ${service.displayName}`] : []),
    `        TYPE               : ${typeOf(service)}`,
    `        STATE              : ${number}  ${name} `,
    ...(isRunning ? ['                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)'] : []),
    `        WIN32_EXIT_CODE    : ${exitCodeOf(service)}`,
    '        SERVICE_EXIT_CODE  : 0  (0x0)',
    '        CHECKPOINT         : 0x0',
    '        WAIT_HINT          : 0x0',
  ];
}

const START_TYPES: Readonly<Record<ServiceStartMode, string>> = {
  Automatic: '2   AUTO_START',
  Manual: '3   DEMAND_START',
  Disabled: '4   DISABLED',
};

function queryConfiguration(call: Call): ProgramOutput {
  const found = serviceNamed(call, call.args[0]);
  if (!found) return noService('OpenService');
  return done(
    '[SC] QueryServiceConfig SUCCESS',
    '',
    `SERVICE_NAME: ${found.name}`,
    `        TYPE               : ${typeOf(found)}`,
    `        START_TYPE         : ${START_TYPES[found.startMode]}`,
    '        ERROR_CONTROL      : 1   NORMAL',
    `        BINARY_PATH_NAME   : ${found.path}`,
    '        LOAD_ORDER_GROUP   : ',
    '        TAG                : 0',
    `        DISPLAY_NAME       : ${found.displayName}`,
    '        DEPENDENCIES       : ',
    `        SERVICE_START_NAME : ${startName(found.name)}`,
  );
}

/** Begins to start or stop a service; sc does not wait until it is there. */
function control(call: Call, starts: boolean): ProgramOutput {
  const { deployment, machine } = call;
  const found = serviceNamed(call, call.args[0]);
  const what = starts ? 'StartService' : 'ControlService';
  if (!found) return noService(`${what === 'StartService' ? what : 'OpenService'}${starts ? ': OpenService' : ''}`);
  if (starts && found.startMode === 'Disabled') {
    const reason =
      'The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.';
    return refused(what, IS_DISABLED, reason);
  }
  if (starts && found.isRunning)
    return refused(what, RUNNING_ALREADY, 'An instance of the service is already running.');
  if (!starts && !found.isRunning) return refused(what, NOT_STARTED, 'The service has not been started.');
  return asAdministrator(call, what, () => {
    deployment.services.switch(machine, [found.name], starts);
    const now = serviceNamed(call, found.name) ?? found;
    return done('', ...statusLines(now));
  });
}

const MODES: Readonly<Record<string, ServiceStartMode>> = { auto: 'Automatic', demand: 'Manual', disabled: 'Disabled' };

/** `sc config RTCSRV start= disabled`. */
function configure(call: Call): ProgramOutput {
  const found = serviceNamed(call, call.args[0]);
  if (!found) return noService('OpenService');
  const given = optionValue(call.args, 'start');
  const mode = given === undefined ? undefined : MODES[given.toLowerCase()];
  if (!mode) return failed(UNKNOWN_COMMAND, 'sc config: only start= auto, demand and disabled are built.');
  return asAdministrator(call, 'OpenService', () => {
    call.deployment.services.setStartMode(call.machine, found.name, mode);
    return done('[SC] ChangeServiceConfig SUCCESS');
  });
}

function asAdministrator({ deployment, machine }: Call, what: string, change: () => ProgramOutput): ProgramOutput {
  try {
    deployment.rights.requireLocal(machine);
    return change();
  } catch (error) {
    if (!(error instanceof DeploymentError) || error.code !== 'access-denied') throw error;
    return refused(what, ACCESS_DENIED, 'Access is denied.');
  }
}
