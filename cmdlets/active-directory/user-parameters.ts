/**
 * What New-ADUser and Set-ADUser take alike of a person, and the attributes that it makes. A text that is empty or null says
 * that the person is to have none.
 */
import type { ParameterDeclarations } from '../../src/engine/cmdlet.ts';
import type { StoredValue } from '../../src/storage/store.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import { connectionParameters } from './ad-connection.ts';
import { CONTROL, UNIX_EPOCH } from './ad-properties.ts';

/** Parameters of a text: the attribute that each writes, and what it is. */
const TEXTS = [
  ['City', 'l', 'The city.'],
  ['Company', 'company', 'The company.'],
  ['Country', 'c', 'The country, by its two letters.'],
  ['Department', 'department', 'The department.'],
  ['Description', 'description', 'What the account is for.'],
  ['DisplayName', 'displayName', 'The name that is shown.'],
  ['Division', 'division', 'The division.'],
  ['EmailAddress', 'mail', 'The address of mail.'],
  ['EmployeeID', 'employeeID', 'The identifier of the employee.'],
  ['EmployeeNumber', 'employeeNumber', 'The number of the employee.'],
  ['Fax', 'facsimileTelephoneNumber', 'The number of the fax.'],
  ['GivenName', 'givenName', 'The first name.'],
  ['HomeDirectory', 'homeDirectory', 'The home directory.'],
  ['HomeDrive', 'homeDrive', 'The letter of the drive of the home directory.'],
  ['HomePage', 'wWWHomePage', 'The page in the web.'],
  ['HomePhone', 'homePhone', 'The telephone at home.'],
  ['Initials', 'initials', 'Initials of the name.'],
  ['LogonWorkstations', 'userWorkstations', 'The computers at which the account may log on, with commas between.'],
  ['MobilePhone', 'mobile', 'The mobile telephone.'],
  ['Office', 'physicalDeliveryOfficeName', 'The office.'],
  ['OfficePhone', 'telephoneNumber', 'The telephone of the office.'],
  ['Organization', 'o', 'The organization.'],
  ['OtherName', 'middleName', 'A further name.'],
  ['POBox', 'postOfficeBox', 'The post office box.'],
  ['PostalCode', 'postalCode', 'The postal code.'],
  ['ProfilePath', 'profilePath', 'Where the profile lies.'],
  ['SamAccountName', 'sAMAccountName', 'The logon name, of at most 20 characters.'],
  ['ScriptPath', 'scriptPath', 'The logon script.'],
  ['State', 'st', 'The state or province.'],
  ['StreetAddress', 'streetAddress', 'The street.'],
  ['Surname', 'sn', 'The last name.'],
  ['Title', 'title', 'What the person is.'],
  ['UserPrincipalName', 'userPrincipalName', 'The logon name with the domain behind.'],
] as const;

/** Parameters that switch a bit of `userAccountControl`. */
const BITS = [
  ['PasswordNeverExpires', CONTROL.passwordNeverExpires, 'Whether the password goes on for ever.'],
  ['PasswordNotRequired', CONTROL.passwordNotRequired, 'Whether the account may have no password.'],
  ['SmartcardLogonRequired', CONTROL.smartcardRequired, 'Whether a smart card is needed.'],
  ['TrustedForDelegation', CONTROL.trustedForDelegation, 'Whether what runs as the account may act as its clients.'],
  ['AccountNotDelegated', CONTROL.notDelegated, 'Whether nobody may act as the account.'],
  ['AllowReversiblePasswordEncryption', CONTROL.reversiblePassword, 'Whether the password is kept to be read.'],
] as const;

const NOT_BUILT = 'accounts of a lab have nothing of the kind';

export const userParameters = {
  ...connectionParameters,
  ...(Object.fromEntries(TEXTS.map(([name, , help]) => [name, { type: 'string', help }])) as ParameterDeclarations),
  ...(Object.fromEntries(BITS.map(([name, , help]) => [name, { type: 'bool', help }])) as ParameterDeclarations),
  AccountExpirationDate: { type: 'datetime', help: 'When the account ends.' },
  ChangePasswordAtLogon: { type: 'bool', help: 'Whether the password has to be changed at the next logon.' },
  Enabled: { type: 'bool', help: 'Whether the account may log on.' },
  Manager: { type: 'object', help: 'Who the manager is.' },
  PassThru: { type: 'switch', help: 'Give the account.' },
  CannotChangePassword: { type: 'bool', help: 'Whether the password stays as it is.', refused: NOT_BUILT },
  Certificates: { type: 'hashtable', help: 'Certificates of the account.', refused: NOT_BUILT },
  CompoundIdentitySupported: { type: 'bool', help: 'Claims of devices.', refused: NOT_BUILT },
  Instance: { type: 'object', help: 'An account as the pattern.', refused: 'give what is to be set by parameters' },
  KerberosEncryptionType: { type: 'string', help: 'Ciphers of Kerberos.', refused: NOT_BUILT },
  PrincipalsAllowedToDelegateToAccount: { type: 'Object[]', help: 'Who may act as it.', refused: NOT_BUILT },
  ServicePrincipalNames: { type: 'hashtable', help: 'Names of services.', refused: NOT_BUILT },
} as const satisfies ParameterDeclarations;

/** What the parameters say of the attributes that are there now, undefined for an attribute that is to have no value. */
export function givenAttributes(
  given: Readonly<Record<string, unknown>>,
  control: number,
): Record<string, StoredValue | undefined> {
  const attributes: Record<string, StoredValue | undefined> = {};
  for (const [name, attribute] of TEXTS) {
    if (!(name in given)) continue;
    const text = toText(given[name] ?? '');
    attributes[attribute] = text === '' ? undefined : text;
  }
  let bits = control;
  const change = (isSet: unknown, bit: number) => {
    if (isSet !== undefined) bits = isSet === true ? bits | bit : bits & ~bit;
  };
  for (const [name, bit] of BITS) change(given[name], bit);
  const { Enabled: isEnabled, AccountExpirationDate: end, ChangePasswordAtLogon: mustChange } = given;
  if (isEnabled !== undefined) change(isEnabled !== true, CONTROL.disabled);
  if (bits !== control) attributes.userAccountControl = bits;
  // Tenths of microseconds since 1601 ([MS-ADA1], accountExpires); 0 is never.
  if (end !== undefined)
    attributes.accountExpires = end === null ? '0' : `${instantOf(end as DateTime) + UNIX_EPOCH}0000`;
  if (mustChange !== undefined) attributes.pwdLastSet = mustChange === true ? '0' : undefined;
  return attributes;
}

/** The parameters as New-ADUser takes them: by the properties of what comes through the pipeline too, such as rows of a table. */
export function fromPipeline<T extends ParameterDeclarations>(parameters: T): T {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, declared]) => [name, { ...declared, pipeline: 'name' }]),
  ) as unknown as T;
}
