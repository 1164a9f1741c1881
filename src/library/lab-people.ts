/** `lab.users`: the people of a lab as Get-CsUser knows them, with plain values. */
import type { Deployment } from '../deployment/deployment.ts';
import type { DirectoryEntry, DirectoryKind } from '../deployment/directory-entry.ts';
import type { StoredValue } from '../storage/store.ts';
import { nearest } from './checked-options.ts';
import { LyncshellError } from './lyncshell-error.ts';

/** Somebody, or something that has an account: a room, a phone. */
export interface LabUser {
  readonly kind: DirectoryKind;
  /** The name that is shown. */
  readonly name: string;
  /** `CN=Ken Myer,OU=Redmond,DC=contoso,DC=com`. */
  readonly dn: string;
  readonly samAccountName: string | null;
  /** `sip:kenmyer@litwareinc.com`; null for those who are not enabled for Lync Server. */
  readonly sipAddress: string | null;
  readonly enabled: boolean;
  readonly registrarPool: string | null;
  readonly enterpriseVoiceEnabled: boolean;
  readonly lineUri: string | null;
  /** All values, by the names that Get-CsUser and Get-CsAdUser show. */
  readonly values: Readonly<Record<string, StoredValue>>;
}

export class LabUsers {
  constructor(private readonly deployment: Deployment) {}

  /** All of them, or those of some kinds. */
  list(...kinds: readonly DirectoryKind[]): LabUser[] {
    const entries = this.deployment.directory.list();
    return entries.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(userOf);
  }

  /** Somebody by SIP address, account (`CONTOSO\kenmyer`, `kenmyer`), distinguished name or shown name. @throws LyncshellError */
  get(identity: string): LabUser {
    return userOf(find(this.deployment.directory.list(), identity));
  }

  /** Changes values of somebody; null takes one away. @throws LyncshellError */
  set(identity: string, values: Readonly<Record<string, StoredValue>>): LabUser {
    const changed = this.deployment.directory.change((entries) => {
      const entry = find(entries, identity);
      const kept = Object.entries({ ...entry.values, ...values }).filter(([, value]) => value !== null);
      return { ...entry, values: Object.fromEntries(kept) };
    });
    return userOf(changed);
  }
}

function userOf({ kind, dn, values }: DirectoryEntry): LabUser {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
  return {
    kind,
    dn,
    name: text('DisplayName') ?? dn,
    samAccountName: text('SamAccountName'),
    sipAddress: text('SipAddress'),
    enabled: values.Enabled === true,
    registrarPool: text('RegistrarPool'),
    enterpriseVoiceEnabled: values.EnterpriseVoiceEnabled === true,
    lineUri: text('LineURI'),
    values,
  };
}

function find(entries: readonly DirectoryEntry[], identity: string): DirectoryEntry {
  const wanted = identity.replace(/^[^\\@,]*\\/, '').toLowerCase();
  const found = entries.find((entry) => namesOf(entry).includes(wanted));
  if (found) return found;
  const meant = nearest(wanted, entries.flatMap(namesOf));
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  throw new LyncshellError('invalid-value', `The lab has nobody called '${identity}'.${hint}`);
}

function namesOf({ dn, values }: DirectoryEntry): string[] {
  const names = [dn];
  for (const name of ['DisplayName', 'SamAccountName', 'UserPrincipalName', 'SipAddress']) {
    const value = values[name];
    if (typeof value === 'string') names.push(value, value.replace(/^sip:/, ''));
  }
  return names.map((name) => name.toLowerCase());
}
