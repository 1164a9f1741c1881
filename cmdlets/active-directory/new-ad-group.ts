/** New-ADGroup: makes a group of Active Directory. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';
import { connectionParameters, type Directory } from './ad-connection.ts';
import { AD_KINDS } from './ad-properties.ts';
import { writeObject } from './ad-query.ts';
import { changingDirectory, refuse } from './ad-refusals.ts';
import { type GroupScope, groupTypeOf } from './ldap-groups.ts';
import {
  attributesOfTable,
  containerMeant,
  distinguishedName,
  nameMeant,
  requireFreeAccount,
  requireFreeName,
  storedValue,
} from './user-account.ts';

interface Given {
  readonly Server?: string;
  readonly Name?: string;
  readonly GroupScope?: string;
  readonly GroupCategory?: string;
  readonly Path?: string | null;
  readonly SamAccountName?: string | null;
  readonly OtherAttributes?: KeyedTable | null;
  readonly ManagedBy?: unknown;
  readonly PassThru?: boolean;
}

/** Parameters of a text, and the attribute that each writes. */
const TEXTS = [
  ['Description', 'description'],
  ['DisplayName', 'displayName'],
  ['HomePage', 'wWWHomePage'],
] as const;

export default cmdlet({
  verb: 'New',
  noun: 'ADGroup',
  className: 'Microsoft.ActiveDirectory.Management.Commands.NewADGroup',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADGroup'],
  help: {
    synopsis: 'Makes a group of Active Directory.',
    examples: [
      {
        title: 'A group for a role of Lync Server, with its first member',
        transcript:
          'PS> New-ADGroup RedmondHelpDesk Universal\nPS> Add-ADGroupMember RedmondHelpDesk kenmyer\nPS> (New-CsAdminRole RedmondHelpDesk -Template CsHelpDesk).Identity\nRedmondHelpDesk',
      },
    ],
    links: ['Add-ADGroupMember', 'Get-ADGroup', 'Remove-ADGroup'],
  },
  parameters: {
    ...connectionParameters,
    Name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the group.',
    },
    GroupScope: {
      type: 'enum',
      values: ['DomainLocal', 'Global', 'Universal'],
      mandatory: true,
      position: 1,
      pipeline: 'name',
      help: 'How far it goes: in the domain, for those of the domain, in the forest.',
    },
    GroupCategory: {
      type: 'enum',
      values: ['Distribution', 'Security'],
      pipeline: 'name',
      help: 'Whether it gives rights, as it does without more, or is for mail alone.',
    },
    Path: { type: 'string', pipeline: 'name', help: 'The unit or container in which it is made.' },
    SamAccountName: { type: 'string', pipeline: 'name', help: 'The name of its account; else that of the group.' },
    Description: { type: 'string', pipeline: 'name', help: 'What the group is for.' },
    DisplayName: { type: 'string', pipeline: 'name', help: 'The name that is shown.' },
    HomePage: { type: 'string', pipeline: 'name', help: 'The page in the web.' },
    ManagedBy: { type: 'object', pipeline: 'name', help: 'Who looks after it.' },
    OtherAttributes: {
      type: 'hashtable',
      pipeline: 'name',
      help: 'Attributes that have no parameter, with their values.',
    },
    PassThru: { type: 'switch', help: 'Give the group.' },
    Instance: { type: 'object', help: 'A group as the pattern.', refused: 'give what is to be set by parameters' },
  },
  run: (ps) => ({
    process() {
      const given: Given = ps.parameters;
      changingDirectory(ps, given, (directory) => {
        const { Name: name = '', Path: path, SamAccountName: account, PassThru: isWanted = false } = given;
        const dn = distinguishedName(name, containerMeant(path, name, directory));
        const sam = account ? account : name;
        requireFreeAccount(dn, sam, directory, true);
        requireFreeName(dn, directory);
        if (!ps.shouldProcess(dn, 'New')) return;
        const attributes = groupAttributes(ps.parameters, dn, directory);
        directory.deployment.rights.makeGroup(sam, { dn, attributes }, (known) => {
          if (known.some((one) => one.toLowerCase() === sam.toLowerCase())) refuse('group-exists', dn);
        });
        if (isWanted) writeObject(ps, dn, AD_KINDS.group, directory);
      });
    },
  }),
});

function groupAttributes(
  parameters: Readonly<Record<string, unknown>>,
  dn: string,
  directory: Directory,
): Record<string, StoredValue> {
  const { GroupScope: scope = 'Global', GroupCategory: category = 'Security' }: Given = parameters;
  const { OtherAttributes: others, ManagedBy: manager }: Given = parameters;
  const texts = TEXTS.map(([name, attribute]) => [attribute, toText(parameters[name] ?? '')] as const);
  const further = attributesOfTable(others, dn).map(
    ([attribute, values]) => [attribute, storedValue(attribute, values, dn) ?? ''] as const,
  );
  return {
    groupType: groupTypeOf(category === 'Distribution' ? category : 'Security', scope as GroupScope),
    ...Object.fromEntries([...texts, ...further].filter(([, value]) => value !== '')),
    ...(manager !== undefined && manager !== null && { managedBy: nameMeant(manager, directory) }),
  };
}
