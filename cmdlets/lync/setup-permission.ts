/** Delegating the set-up of computers: the parameters of Grant-, Revoke- and Test-CsSetupPermission, and what the first two do. */
import type { CmdletWith, ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { certificateParameters } from '../deployment/certificate-arguments.ts';
import { changeMachine } from './deployment-frame.ts';
import { ONE_DIRECTORY } from './one-directory.ts';

const FQDN = 'Microsoft.Rtc.Management.Deploy.Fqdn';

export const setupPermissionParameters = {
  ComputerOU: {
    type: 'string',
    mandatory: true,
    help: 'The organizational unit of the computers, such as "OU=Lync Servers,DC=contoso,DC=com".',
  },
  Domain: { type: 'other', typeName: FQDN, help: 'The domain.', noEffect: 'a lab has one domain' },
  DomainController: {
    type: 'other',
    typeName: FQDN,
    help: 'The domain controller.',
    noEffect: ONE_DIRECTORY,
  },
  GlobalCatalog: {
    type: 'other',
    typeName: FQDN,
    help: 'A server of the global catalog.',
    noEffect: ONE_DIRECTORY,
  },
  Report: certificateParameters.Report,
} as const satisfies Record<string, ParameterDeclaration>;

interface Given {
  readonly ComputerOU?: string;
  readonly Report?: string;
}

/** Lets the members of RTCUniversalServerAdmins set up the computers of the unit that is given, or no longer. */
export function delegateSetup(ps: CmdletWith<Given>, verb: 'Grant' | 'Revoke'): void {
  const { ComputerOU: unit = '' } = ps.parameters;
  if (!ps.shouldProcess(unit, undefined, true)) return;
  changeMachine(ps, `${verb} set-up permissions.`, ({ rights }, log) => {
    rights.delegate(unit, verb === 'Grant');
    log.action(`${verb} set-up permissions`, unit);
  });
}
