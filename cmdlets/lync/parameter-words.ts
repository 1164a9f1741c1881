/** What help says of parameters that cmdlets have which are data: a sentence for names that recur, else the name in words. */

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['Identity', 'Which one is meant.'],
  ['Filter', 'Only those that this filter lets through.'],
  ['LdapFilter', 'Only those that this LDAP filter lets through.'],
  ['LDAPFilter', 'Only those that this LDAP filter lets through.'],
  ['OU', 'Only what lies in this organizational unit, by its distinguished name or canonical name.'],
  ['ResultSize', 'At most that many; Unlimited for all.'],
  ['Credential', 'Who asks, where it is not the user that is logged on.'],
  ['DomainController', 'The domain controller that is to be asked.'],
  ['GlobalCatalog', 'The global catalog that is to be asked.'],
  ['GlobalSettingsDomainController', 'The domain controller of the global settings.'],
  ['Force', 'Asks nothing.'],
  ['PassThru', 'Gives the object that was changed.'],
  ['Report', 'Where the log of what was done is written, as an HTML page.'],
  ['LocalStore', 'As the replica of this computer has it, instead of the Central Management store.'],
  ['Instance', 'An object whose values are taken over.'],
  ['InMemory', 'Gives the object without keeping it; Set- with -Instance can keep it later.'],
  ['Tenant', 'The tenant of a hosted deployment.'],
  ['PolicyName', 'The policy to grant; $null takes the granted one away.'],
  ['Global', 'Means the global instance.'],
  ['OutLoggerVariable', 'The variable that is given the log.'],
  ['OutVerboseVariable', 'The variable that is given the verbose messages.'],
  ['TargetFqdn', 'The FQDN of the pool that is to be tested.'],
  ['PoolFqdn', 'The FQDN of the pool.'],
  ['RegistrarPool', 'The FQDN of the Registrar pool.'],
  ['RegistrarPort', 'The port of the Registrar.'],
  ['LineURI', 'The telephone number: tel:+14255551298.'],
  ['LineUri', 'The telephone number: tel:+14255551298.'],
  ['SipAddress', 'The SIP address: sip:kenmyer@contoso.com.'],
  ['Priority', 'The place in the order; 0 is the first.'],
  ['Name', 'The name.'],
  ['Parent', 'The object in which it is.'],
  ['Description', 'A text for the administrators.'],
  ['DisplayName', 'The name that people see.'],
  ['Authentication', 'How the user is authenticated.'],
  ['Enabled', 'Whether it is in use.'],
]);

/** A sentence about a parameter, for Get-Help and the reference. */
export function parameterHelp(name: string, isSwitch: boolean): string {
  const known = SENTENCES.get(name);
  if (known !== undefined) return known;
  return isSwitch ? `Turns on: ${nameInWords(name)}.` : `The ${nameInWords(name)}.`;
}

/** `line server URI` of `LineServerURI`. */
function nameInWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z\d]{2,}$/.test(word) ? word : word.toLowerCase()))
    .map((word) => ABBREVIATIONS.get(word) ?? word)
    .join(' ');
}

const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['fqdn', 'FQDN'],
  ['uri', 'URI'],
  ['url', 'URL'],
  ['sip', 'SIP'],
  ['id', 'identifier'],
  ['ip', 'IP'],
  ['ou', 'OU'],
  ['pstn', 'PSTN'],
  ['sql', 'SQL'],
]);
