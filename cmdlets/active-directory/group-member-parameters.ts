/** What the cmdlets share that change who is in a group. */
import type { CmdletActions, ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import {
  connectionParameters,
  type Directory,
  findNamed,
  groupNamed,
  identityText,
  notFound,
  notFoundNamed,
  withDirectory,
} from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { adObject } from './ad-query.ts';
import { memberName } from './group-members.ts';

export const groupIdentity = {
  type: 'object',
  position: 0,
  mandatory: true,
  help: 'The group: of the domain, or that of the administrators of a computer, fe01.contoso.com\\\\Administrators.',
} as const;

export const groupMemberParameters = {
  ...connectionParameters,
  Identity: { ...groupIdentity, pipeline: 'value' },
  Members: { type: 'Object[]', position: 1, mandatory: true, help: 'The accounts and groups.' },
  PassThru: { type: 'switch', help: 'Give the group.' },
  Partition: { type: 'string', help: 'The part of the directory.', noEffect: 'groups are in one partition' },
} as const satisfies ParameterDeclarations;

/** The group of a computer that an identity names; null for one of the domain. */
export function localGroup(identity: unknown): string | null {
  const name = toText(identity);
  return name.includes('\\') ? name : null;
}

interface Given {
  readonly Server?: string;
  readonly Identity?: unknown;
  readonly Members?: readonly unknown[];
  readonly PassThru?: boolean;
}

/** Does something with a group and each of the members that are given. */
export function changeMembers(
  ps: CmdletActions,
  given: Given,
  change: (directory: Directory, group: string, member: string) => void,
): void {
  withDirectory(ps, given, (directory) => {
    const { Identity: identity, Members: members = [], PassThru: isWanted = false } = given;
    const group = localGroup(identity) ?? groupNamed(identity, directory);
    if (group === null) {
      notFound(ps, identity, AD_KINDS.group, directory);
      return;
    }
    // Nobody is put in where one of those that are named is not there.
    const names = members.map((member) => memberName(member, directory));
    const missing = names.indexOf(null);
    if (missing !== -1) {
      notFoundNamed(ps, identityText(members[missing]), 'ADPrincipal', directory);
      return;
    }
    if (!ps.shouldProcess(group)) return;
    for (const name of names) if (name !== null) change(directory, group, name);
    const found = isWanted ? findNamed(group, AD_KINDS.group, directory) : undefined;
    if (found) ps.write(adObject(found, AD_KINDS.group, directory));
  });
}
