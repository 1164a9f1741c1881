/** What Restart-Computer and Stop-Computer do alike: machines of a lab go down. */
import type { CmdletActions, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { MACHINE_POWER, type PowerSource } from '../../src/machine/machine-sources.ts';
import { NetException } from '../../src/types/net-exception.ts';

const AUTHENTICATION = ['Default', 'Basic', 'Negotiate', 'CredSSP', 'Digest', 'Kerberos'];

export const computerNameParameter = {
  type: 'string[]',
  position: 0,
  aliases: ['CN', '__SERVER', 'Server', 'IPAddress'],
  validate: [{ kind: 'notNullOrEmpty' }],
  help: 'The machines; that of the session if omitted.',
} as const satisfies ParameterDeclaration;

export const switchingParameters = {
  Credential: {
    type: 'pscredential',
    position: 1,
    validate: [{ kind: 'notNullOrEmpty' }],
    noEffect: 'the rights are those of who is logged on to the session',
    help: 'Who does it.',
  },
  WsmanAuthentication: {
    type: 'string',
    validate: [{ kind: 'set', values: AUTHENTICATION, ignoreCase: true }],
    noEffect: 'machines of a lab know who is logged on',
    help: 'How the machine is told who does it.',
  },
} as const satisfies Record<string, ParameterDeclaration>;

/** The machines of the session; ends the cmdlet where there are none, since the computer of the shell is left alone. */
export function requirePower(ps: CmdletActions, name: string): PowerSource {
  const power = ps.runspace.services.find(MACHINE_POWER);
  if (power) return power;
  return ps.fail(
    'NotTheComputerOfTheShell',
    'NotImplemented',
    `${name} works on the machines of a lab. The computer that the shell runs on is left as it is: use its own command (shutdown).`,
    { exception: 'System.PlatformNotSupportedException' },
  );
}

/** Asks and does it; whether the machine is going down. What is wrong with one is reported, and the next ones go on. */
export function switchDown(
  ps: CmdletActions,
  power: PowerSource,
  name: string,
  { restarts, action }: { readonly restarts: boolean; readonly action?: string },
): boolean {
  const isOwn = power.isOwn(name);
  const shown = isOwn && name === '.' ? 'localhost' : name;
  if (!ps.shouldProcess(shown, action)) return false;
  try {
    power.shutDown(name, restarts);
    return true;
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const [doing, errorId] = restarts ? ['restart', 'RestartcomputerFailed'] : ['stop', 'StopComputerException'];
    ps.error(
      errorId,
      'OperationStopped',
      `Failed to ${doing} the computer ${shown} with the following error message: ${error.message}.`,
      { target: shown },
    );
    return false;
  }
}
