/** The accounts of a lab's domain with their security identifiers, as .NET's classes of principals ask for them. */
import { accountName } from '../../src/deployment/accounts.ts';
import type { Services } from '../../src/engine/services.ts';
import type { AccountDirectory } from '../../src/machine/accounts.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { computerSid, DOMAIN_SID, founderSid } from './directory-identifiers.ts';
import { groupNames, groupSid } from './ldap-groups.ts';

/** A name that the SID of an account is found by, and the SID. */
interface Named {
  readonly sid: string;
  readonly name: string;
  readonly principal: string;
}

export function domainAccounts(services: Services): AccountDirectory {
  const all = (): Named[] => {
    const deployment = services.require(deploymentKey);
    const groups = groupNames(deployment);
    const founder = accountName(deployment.topology.document.session.user);
    return [
      {
        sid: founderSid(),
        name: founder,
        principal: `${founder}@${deployment.topology.document.domain}`,
      },
      ...deployment.directory.list().map(({ values }) => ({
        sid: toText(values.Sid ?? ''),
        name: toText(values.SamAccountName ?? ''),
        principal: toText(values.UserPrincipalName ?? ''),
      })),
      ...deployment.topology.computers.map(({ name }, index) => ({
        sid: computerSid(index),
        name: `${name.toUpperCase()}$`,
        principal: '',
      })),
      ...groups.map((name) => ({ sid: groupSid(name, groups), name, principal: '' })),
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
