/** Get-ADPrincipalGroupMembership: the groups that an account, a computer or a group is in. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, findNamed, notFound, withDirectory } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { principalObject } from './domain-objects.ts';
import { primaryGroup } from './group-members.ts';
import { valuesOf } from './ldap-schema.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADPrincipalGroupMembership',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADPrincipalGroupMembership',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADGroup'],
  help: {
    synopsis: 'Lists the groups of Active Directory in which an account, a computer or a group is.',
    examples: [{ title: 'An account', transcript: 'PS> (Get-ADPrincipalGroupMembership kenmyer).name\nDomain Users' }],
    links: ['Get-ADGroupMember'],
  },
  parameters: {
    ...connectionParameters,
    Identity: {
      type: 'object',
      mandatory: true,
      position: 0,
      pipeline: 'value',
      help: 'Whose groups: distinguished name, GUID, SID or logon name.',
    },
    Partition: { type: 'string', help: 'The part of the directory.', noEffect: 'accounts are in one partition' },
    ResourceContextPartition: {
      type: 'string',
      help: 'Where the groups are.',
      noEffect: 'groups are in the same partition',
    },
    ResourceContextServer: {
      type: 'string',
      help: 'The domain of the groups.',
      noEffect: 'a lab has one domain, and all groups are in it',
    },
  },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) => {
        const { Identity: identity } = ps.parameters;
        const kinds = [AD_KINDS.user, AD_KINDS.computer, AD_KINDS.group];
        const account = kinds.map((kind) => findNamed(identity, kind, directory)).find((one) => one !== undefined);
        if (!account) return notFound(ps, identity, AD_KINDS.object, directory);
        const primary = primaryGroup(account, directory);
        const groups = [...(primary ? [primary.dn] : []), ...valuesOf(account, 'memberOf').map(String)];
        for (const dn of groups) {
          const group = principalObject(dn, directory, true);
          if (group) ps.write(group);
        }
        return undefined;
      });
    },
  }),
});
