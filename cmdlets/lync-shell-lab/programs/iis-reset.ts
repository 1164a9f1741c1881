/** iisreset: stops and starts the web services of a machine. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { DeploymentError } from '../../../src/deployment/deployment-error.ts';
import type { ProgramOutput } from '../../../src/engine/command-info.ts';
import { reachableMachine } from '../../deployment/machine-selection.ts';
import { switchAndWait } from '../../deployment/service-waits.ts';
import { done, failed } from './plain-output.ts';

/** In the order in which they start. */
const SERVICES = ['WAS', 'W3SVC'] as const;
const ACCESS_DENIED = 5;
const RPC_UNAVAILABLE = 1722;

/** `iisreset`, `iisreset fe02 /restart`, `/start`, `/stop`, `/status`. */
export function iisReset(deployment: Deployment, args: readonly string[]): ProgramOutput {
  const computer = args.find((arg) => !arg.startsWith('/'));
  const machine = computer === undefined ? deployment.session.machine : reachableMachine(deployment, computer);
  if (!machine) return failed(RPC_UNAVAILABLE, 'The RPC server is unavailable.');
  const verb = args.find((arg) => /^\/(?:restart|start|stop|status)$/i.test(arg))?.toLowerCase() ?? '/restart';
  const unknown = args.find(
    (arg) => arg.startsWith('/') && !/^\/(?:restart|start|stop|status|noforce|timeout:\d+)$/i.test(arg),
  );
  if (unknown !== undefined)
    return failed(1, `iisreset ${unknown}: only /restart, /start, /stop and /status are built.`);
  const known = deployment.services.all(machine).filter(({ name }) => SERVICES.some((one) => one === name));
  if (!known.some(({ name }) => name === 'W3SVC'))
    return failed(1, `${machine.name}: Internet Information Services is not installed.`);
  if (verb === '/status') {
    return done(
      '',
      ...known.map(
        ({ displayName, name, isRunning }) =>
          `Status for ${displayName} ( ${name} ) : ${isRunning ? 'Running' : 'Stopped'}`,
      ),
    );
  }
  try {
    deployment.rights.requireLocal(machine);
    if (verb !== '/start') switchAndWait(deployment, machine, ['W3SVC'], false);
    if (verb !== '/stop') switchAndWait(deployment, machine, SERVICES, true);
  } catch (error) {
    if (!(error instanceof DeploymentError)) throw error;
    const reason =
      error.code === 'access-denied'
        ? 'Access denied, you must be an administrator of the remote computer to use this command. Either have your user account added to the administrator local group of the remote computer or to the domain administrator global group.'
        : error.message;
    return failed(ACCESS_DENIED, reason);
  }
  return done('', ...linesOf(verb));
}

function linesOf(verb: string): string[] {
  const stops = ['Attempting stop...', 'Internet services successfully stopped'];
  if (verb === '/stop') return stops;
  if (verb === '/start') return ['Attempting start...', 'Internet services successfully started'];
  return [...stops, 'Attempting start...', 'Internet services successfully restarted'];
}
