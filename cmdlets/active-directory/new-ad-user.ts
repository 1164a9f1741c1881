/** New-ADUser: makes the account of a person. */
import type { DirectoryEntry } from '../../src/deployment/directory-entry.ts';
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import type { Directory } from './ad-connection.ts';
import { AD_KINDS, CONTROL } from './ad-properties.ts';
import { writeObject } from './ad-query.ts';
import { changingDirectory, refuse } from './ad-refusals.ts';
import { withAttributes } from './entry-attributes.ts';
import {
  attributesOfTable,
  containerMeant,
  distinguishedName,
  isStrong,
  nameMeant,
  nextSid,
  requireFreeAccount,
  requireFreeName,
  storedValue,
} from './user-account.ts';
import { fromPipeline, givenAttributes, userParameters } from './user-parameters.ts';

/** `userAccountControl` of an account that is made without more. */
const NEW_ACCOUNT = 512 | CONTROL.disabled;

interface Given {
  readonly Server?: string;
  readonly Name?: string;
  readonly Path?: string | null;
  readonly SamAccountName?: string | null;
  readonly AccountPassword?: unknown;
  readonly OtherAttributes?: KeyedTable | null;
  readonly Manager?: unknown;
  readonly Enabled?: boolean;
  readonly PassThru?: boolean;
}

export default cmdlet({
  verb: 'New',
  noun: 'ADUser',
  className: 'Microsoft.ActiveDirectory.Management.Commands.NewADUser',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADUser'],
  help: {
    synopsis: 'Makes the account of a person in Active Directory.',
    description: 'An account is disabled unless it gets a password and -Enabled.',
    examples: [
      {
        title: 'Somebody new, who is then enabled for Lync Server',
        transcript:
          "PS> New-ADUser 'Ana Bell' -SamAccountName abell -UserPrincipalName abell@contoso.com -Path 'OU=Redmond,DC=contoso,DC=com'\nPS> Enable-CsUser abell@contoso.com -RegistrarPool pool01.contoso.com -SipAddressType SamAccountName -SipDomain contoso.com\nPS> (Get-CsUser abell@contoso.com).SipAddress\nsip:abell@contoso.com",
      },
    ],
    links: ['Set-ADUser', 'Remove-ADUser', 'Enable-CsUser'],
  },
  parameters: {
    ...fromPipeline(userParameters),
    Name: {
      type: 'string',
      mandatory: true,
      position: 0,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The name of the object.',
    },
    Path: { type: 'string', pipeline: 'name', help: 'The unit or container in which it is made.' },
    AccountPassword: { type: 'securestring', pipeline: 'name', allowNull: true, help: 'The password.' },
    OtherAttributes: {
      type: 'hashtable',
      pipeline: 'name',
      help: 'Attributes that have no parameter, with their values.',
    },
    Type: { type: 'string', help: 'The class of the object.', noEffect: 'accounts of people are of the class user' },
  },
  run: (ps) => ({
    process() {
      const given: Given = ps.parameters;
      changingDirectory(ps, given, (directory) => {
        const { Name: name = '', Path: path, SamAccountName: account, PassThru: isWanted = false } = given;
        const dn = distinguishedName(name, containerMeant(path, name, directory));
        const sam = account ? account : name;
        requireFreeAccount(dn, sam, directory);
        requireFreeName(dn, directory);
        if (!ps.shouldProcess(dn, 'New')) return;
        const entry = newEntry(ps.parameters, dn, sam, directory);
        const isRefused = !fitsPassword(given, sam);
        const made = isRefused ? withAttributes(entry, { userAccountControl: NEW_ACCOUNT }) : entry;
        directory.deployment.directory.change((entries) => {
          if (entries.some((one) => one.dn.toLowerCase() === dn.toLowerCase())) refuse('name-in-use', dn);
          return { ...made, values: { ...made.values, Sid: nextSid(entries) } };
        });
        // The controller makes the account first and then sets what it may refuse, so that the account stays, disabled.
        if (isRefused) refuse('password-refused', dn);
        if (isWanted) writeObject(ps, dn, AD_KINDS.user, directory);
      });
    },
  }),
});

/** Whether the password is one that is taken; an account that is to be enabled needs one. */
function fitsPassword({ AccountPassword: password, Enabled: isEnabled = false }: Given, account: string): boolean {
  return password instanceof SecureString ? isStrong(password.reveal(), account) : !isEnabled;
}

function newEntry(
  parameters: Readonly<Record<string, unknown>>,
  dn: string,
  account: string,
  directory: Directory,
): DirectoryEntry {
  const { OtherAttributes: others, Manager: manager }: Given = parameters;
  const made: DirectoryEntry = {
    guid: platform().random.uuid(),
    kind: 'user',
    dn,
    values: {},
  };
  const further = attributesOfTable(others, dn).map(
    ([attribute, values]) => [attribute, storedValue(attribute, values, dn)] as const,
  );
  return withAttributes(made, {
    userAccountControl: NEW_ACCOUNT,
    ...Object.fromEntries(further),
    ...givenAttributes(parameters, NEW_ACCOUNT),
    sAMAccountName: account,
    ...(manager !== undefined && manager !== null && { manager: nameMeant(manager, directory) }),
  });
}
