/** The parameters of the cmdlets that delegate the set-up of computers. */
import type { ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { certificateParameters } from '../deployment/certificate-arguments.ts';

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
    noEffect: 'one directory serves the whole lab',
  },
  GlobalCatalog: {
    type: 'other',
    typeName: FQDN,
    help: 'A server of the global catalog.',
    noEffect: 'one directory serves the whole lab',
  },
  Report: certificateParameters.Report,
} as const satisfies Record<string, ParameterDeclaration>;
