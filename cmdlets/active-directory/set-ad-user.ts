/** Set-ADUser: changes what Active Directory has of a person. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';
import type { Directory } from './ad-connection.ts';
import { AD_KINDS, accountControl } from './ad-properties.ts';
import { writeObject } from './ad-query.ts';
import { changingDirectory, refuse } from './ad-refusals.ts';
import { hasSeveralValues, withAttributes } from './entry-attributes.ts';
import { type LdapObject, valuesOf } from './ldap-schema.ts';
import {
  attributeMeant,
  attributesOfTable,
  entryOf,
  nameMeant,
  requireFreeAccount,
  storedValue,
  userMeant,
} from './user-account.ts';
import { givenAttributes, userParameters } from './user-parameters.ts';

interface Given {
  readonly Server?: string;
  readonly Identity?: unknown;
  readonly Manager?: unknown;
  readonly SamAccountName?: string | null;
  readonly Add?: KeyedTable | null;
  readonly Remove?: KeyedTable | null;
  readonly Replace?: KeyedTable | null;
  readonly Clear?: readonly string[] | null;
  readonly PassThru?: boolean;
}

export default cmdlet({
  verb: 'Set',
  noun: 'ADUser',
  className: 'Microsoft.ActiveDirectory.Management.Commands.SetADUser',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  outputTypes: ['Microsoft.ActiveDirectory.Management.ADUser'],
  help: {
    synopsis: 'Changes what Active Directory has of a person.',
    description:
      'Of attributes that have no parameter, -Remove takes values away, -Add puts some in, -Replace sets all and -Clear leaves none, in this order.',
    examples: [
      {
        title: 'The telephone, and an attribute that has no parameter',
        transcript:
          "PS> Set-ADUser kenmyer -OfficePhone '+1 425 555 0100' -Replace @{extensionAttribute1 = 'voice'}\nPS> (Get-ADUser kenmyer -Properties extensionAttribute1).extensionAttribute1\nvoice",
      },
    ],
    links: ['Get-ADUser', 'New-ADUser'],
  },
  parameters: {
    ...userParameters,
    Identity: {
      type: 'object',
      mandatory: true,
      position: 0,
      pipeline: 'value',
      help: 'Who: distinguished name, GUID, SID or logon name.',
    },
    Add: { type: 'hashtable', allowNull: true, help: 'Values that are put into attributes.' },
    Remove: { type: 'hashtable', allowNull: true, help: 'Values that are taken out of attributes.' },
    Replace: { type: 'hashtable', allowNull: true, help: 'Values that attributes have instead.' },
    Clear: { type: 'string[]', allowNull: true, help: 'Attributes that have no value then.' },
    Partition: { type: 'string', help: 'The part of the directory.', noEffect: 'accounts are in one partition' },
  },
  run: (ps) => ({
    process() {
      const given: Given = ps.parameters;
      changingDirectory(ps, given, (directory) => {
        const found = userMeant(ps, given.Identity, directory);
        if (!found) return;
        const { object, guid } = found;
        const { SamAccountName: account, PassThru: isWanted = false } = given;
        const changes = changesOf(ps.parameters, object, directory);
        if (account && toText(valuesOf(object, 'sAMAccountName')[0] ?? '').toLowerCase() !== account.toLowerCase())
          requireFreeAccount(object.dn, account, directory);
        if (!ps.shouldProcess(object.dn, 'Set')) return;
        directory.deployment.directory.change((entries) => withAttributes(entryOf(entries, guid), changes));
        if (isWanted) writeObject(ps, object.dn, AD_KINDS.user, directory);
      });
    },
  }),
});

type Changes = Record<string, StoredValue | undefined>;

/** What the parameters make of the attributes of an account. */
function changesOf(parameters: Readonly<Record<string, unknown>>, object: LdapObject, directory: Directory): Changes {
  const { Manager: manager, Add: add, Remove: remove, Replace: replace, Clear: clear }: Given = parameters;
  const { dn } = object;
  const changes: Changes = givenAttributes(parameters, accountControl(object));
  if (manager !== undefined) changes.manager = manager === null ? undefined : nameMeant(manager, directory);
  const now = (attribute: string): readonly string[] => {
    if (!(attribute in changes)) return valuesOf(object, attribute).map((one) => toText(one));
    const value = changes[attribute];
    return (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : String(one)));
  };
  const set = (attribute: string, values: readonly string[]) => {
    changes[attribute] = storedValue(attribute, values, dn);
  };
  for (const [attribute, values] of attributesOfTable(remove, dn)) {
    const gone = values.map((one) => one.toLowerCase());
    set(
      attribute,
      now(attribute).filter((one) => !gone.includes(one.toLowerCase())),
    );
  }
  for (const [attribute, values] of attributesOfTable(add, dn)) {
    if (!hasSeveralValues(attribute) && now(attribute).length > 0) refuse('one-value-only', dn);
    set(attribute, [...new Set([...now(attribute), ...values])]);
  }
  for (const [attribute, values] of attributesOfTable(replace, dn)) set(attribute, values);
  for (const name of clear ?? []) changes[attributeMeant(name, dn, true)] = undefined;
  return changes;
}
