/** The accounts of a lab's domain with their security identifiers, as .NET's classes of principals ask for them. */
import type { Services } from '../../src/engine/services.ts';
import type { AccountDirectory } from '../../src/machine/accounts.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { type Attributes, computerAttributes, DOMAIN_SID } from './ad-attributes.ts';

/** A name that the SID of an account is found by, and the SID. */
interface Named {
  readonly sid: string;
  readonly name: string;
  readonly principal: string;
}

export function domainAccounts(services: Services): AccountDirectory {
  const all = (): Named[] => {
    const deployment = services.require(deploymentKey);
    return [
      ...deployment.directory.list().map(({ values }) => ({
        sid: toText(values.Sid ?? ''),
        name: toText(values.SamAccountName ?? ''),
        principal: toText(values.UserPrincipalName ?? ''),
      })),
      ...deployment.topology.computers.map((computer) => named(computerAttributes(computer, deployment))),
    ];
  };
  return {
    domainSid: DOMAIN_SID,
    get domain() {
      return services.require(deploymentKey).topology.document.netbiosName;
    },
    sidOf(name) {
      const wanted = name.toLowerCase();
      const found = all().find((one) => [one.name, one.principal].some((own) => own.toLowerCase() === wanted));
      return found?.sid || null;
    },
    nameOf: (sid) => all().find((one) => one.sid === sid)?.name || null,
  };
}

function named(attributes: Attributes): Named {
  return { sid: toText(attributes.get('SID')), name: toText(attributes.get('SamAccountName')), principal: '' };
}
