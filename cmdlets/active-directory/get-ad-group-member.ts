/** Get-ADGroupMember: who is in a group of Active Directory, or of a computer's administrators. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { connectionParameters, type Directory, findNamed, notFound, withDirectory } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { principalObject } from './domain-objects.ts';
import { groupIdentity, localGroup } from './group-member-parameters.ts';
import { directoryNames, primaryMembers } from './group-members.ts';
import { type LdapObject, plainName, valuesOf } from './ldap-schema.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ADGroupMember',
  className: 'Microsoft.ActiveDirectory.Management.Commands.GetADGroupMember',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADPrincipal'],
  help: {
    synopsis: 'Lists the accounts and groups that are in a group of Active Directory.',
    description:
      'Besides the groups of the domain it knows the administrators of a computer: fe01.contoso.com\\Administrators.',
    examples: [
      { title: 'Nobody yet', transcript: 'PS> @(Get-ADGroupMember CSHelpDesk).Count\n0' },
      {
        title: 'Those who may change the schema',
        transcript: "PS> (Get-ADGroupMember 'Schema Admins').name\nAdministrator",
      },
    ],
    links: ['Add-ADGroupMember', 'Get-ADPrincipalGroupMembership'],
  },
  parameters: {
    ...connectionParameters,
    Identity: { ...groupIdentity, pipeline: 'value' },
    Recursive: { type: 'switch', help: 'Those who are in it over other groups, without these.' },
  },
  run: (ps) => ({
    process() {
      withDirectory(ps, ps.parameters, (directory) => {
        const { Identity: identity, Recursive: isRecursive = false } = ps.parameters;
        for (const dn of membersAskedFor(ps, identity, directory, isRecursive)) {
          const found = principalObject(dn, directory, false);
          if (found) ps.write(found);
        }
      });
    },
  }),
});

function membersAskedFor(
  ps: CmdletActions,
  identity: unknown,
  directory: Directory,
  isRecursive: boolean,
): readonly string[] {
  const local = localGroup(identity);
  if (local !== null) return directoryNames(directory.deployment.rights.members(local), directory);
  const group = findNamed(identity, AD_KINDS.group, directory);
  if (group) return isRecursive ? [...accountsIn(group, directory)] : membersOf(group, directory);
  notFound(ps, identity, AD_KINDS.group, directory);
  return [];
}

function membersOf(group: LdapObject, directory: Directory): string[] {
  return [...valuesOf(group, 'member').map(String), ...primaryMembers(group, directory)];
}

/** Those who are in a group over however many others; groups in a circle end it. */
function accountsIn(group: LdapObject, directory: Directory, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  for (const dn of membersOf(group, directory)) {
    if (seen.has(dn)) continue;
    seen.add(dn);
    const member = directory.objects.find((one) => plainName(one.dn) === plainName(dn));
    if (member && valuesOf(member, 'objectClass').at(-1) === 'group') {
      for (const one of accountsIn(member, directory, seen)) found.add(one);
    } else found.add(dn);
  }
  return found;
}
