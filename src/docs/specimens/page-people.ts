/**
 * The people and telephones that a page names: one that is nobody's becomes one of the lab's, and what a command makes
 * or enables does not stand in its own way.
 */

import { entriesNamed } from '../../../cmdlets/lync/directory/entry-identity.ts';
import { directoryNounKinds } from '../../../cmdlets/lync/directory/nouns.ts';
import type { DirectoryEntry, DirectoryKind } from '../../deployment/directory-entry.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import type { CommandValue } from './command-values.ts';
import type { PagePlace } from './page-place.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

/** Parameters of tests and workflows that hold the address of somebody. */
const ADDRESS = /^(?:sipuri|\w+sipaddress)$/i;

const PIN = '47823916';

/** Nouns of what pools keep of users: their cmdlets name somebody by -Identity. */
const OF_USERS = /^Cs(?:Sla(?:Configuration|Delegates)|ClientCertificate|UcsRollback)$/i;

export class PagePeople {
  constructor(
    private readonly place: PagePlace,
    private readonly bindings: SpecimenBindings,
  ) {}

  /** Whom the lab has in somebody's place; null for one who is there, or for a value that names nobody. */
  person(value: CommandValue): string | null {
    const kinds = kindsMeant(value);
    const { topology, directory } = this.place.lab;
    const entries = directory.list();
    const written = value.value;
    if (kinds === null || entriesNamed(entries, kinds, written, topology).length > 0) return null;
    const isEnabling = /^enable-/i.test(value.command);
    const suits = ({ kind, values }: DirectoryEntry): boolean =>
      kinds.includes(kind) &&
      (isEnabling ? values.SipAddress === undefined : !('user' === kind && !values.RegistrarPool));
    const fitting = entries.filter(suits);
    // Two of a page are two people, also where one is written as an address and the other as a name.
    const isFree = ({ dn, values }: DirectoryEntry): boolean =>
      ![dn, values.DisplayName, values.SipAddress].some((form) => this.bindings.holds(String(form)));
    const free = fitting.filter(isFree);
    return this.bindings.bound('person', written, () =>
      this.bindings.unused(
        'person',
        (free.length > 0 ? free : fitting).map((entry) => nameLike(value, entry)),
      ),
    );
  }

  /** A unit of the domain in the place of one that it does not have. */
  unit(written: string): string | null {
    const { units, root } = this.place.lab.directory;
    const wanted = written.replace(/\s*([,=])\s*/g, '$1').toLowerCase();
    if ([root, ...units].some((unit) => unit.toLowerCase() === wanted)) return null;
    const first = (wanted.split(',', 1)[0] ?? '').replace(/^ou=/, '');
    const alike = units.find((unit) => unit.toLowerCase().startsWith(`ou=${first},`));
    return this.bindings.bound('unit', written, () => alike ?? this.bindings.unused('unit', units));
  }

  /** What a command is to make is not there, an address that it gives is free, and who is locked has a PIN. */
  makeWay(values: readonly CommandValue[]): void {
    for (const value of values) {
      const [, verb = '', noun = ''] = /^(\w+)-(Cs\w+)$/i.exec(value.command) ?? [];
      const kinds = directoryNounKinds(noun);
      const isMade = /^new$/i.test(verb) && kinds !== null;
      const isChanged = /^(?:enable|set)$/i.test(verb) && /^(?:sipaddress|lineuri)$/i.test(value.parameter);
      if (isMade || (isChanged && kinds !== null)) this.free(value, noun);
      const isRemoved = /^remove$/i.test(verb);
      if (/^CsSla/i.test(noun) && isIdentity(value))
        this.requireSharedLine(value.value, isRemoved || /^CsSlaDelegates$/i.test(noun));
      if (/^CsSlaDelegates$/i.test(noun) && isRemoved && /^delegate$/i.test(value.parameter))
        this.requireDelegate(value);
      if (/^(?:un)?lock$/i.test(verb) && /^cs.*pin$/i.test(noun) && isIdentity(value)) this.requirePin(value.value);
    }
  }

  private free(value: CommandValue, noun: string): void {
    const holder = this.holderOf(value);
    if (holder === undefined) return;
    const { lab, helper } = this.place;
    const isAccount = holder.kind === 'user' || holder.kind === 'meetingRoom';
    const name = singleQuoted(holder.dn);
    const means = value.siblings.get('identity') ?? value.siblings.get('') ?? '';
    const [meant] = entriesNamed(lab.directory.list(), ['user', 'meetingRoom'], means, lab.topology);
    if (meant?.guid === holder.guid) return;
    if (!isAccount) lab.directory.remove(holder.guid);
    else if (
      !helper.run(`Disable-${holder.kind === 'user' ? 'CsUser' : 'CsMeetingRoom'} -Identity ${name} -ErrorAction Stop`)
    )
      return;
    this.place.tell(`${holder.dn} made way for the ${noun} that has the same ${value.parameter}`);
  }

  /** Who has what may be had once. */
  private holderOf({ parameter, value }: CommandValue): DirectoryEntry | undefined {
    const wanted = value.toLowerCase();
    const has = (property: string): DirectoryEntry | undefined =>
      this.place.lab.directory.list().find(({ values }) => String(values[property] ?? '').toLowerCase() === wanted);
    if (/^(?:sipaddress|primaryuri)$/i.test(parameter)) return has('SipAddress');
    if (/^lineuri$/i.test(parameter)) return has('LineURI');
    if (/^displayname$/i.test(parameter)) return has('DisplayName');
    if (/^dn$/i.test(parameter)) return this.place.lab.directory.list().find(({ dn }) => dn.toLowerCase() === wanted);
    return undefined;
  }

  /** Who is to have a shared line has a telephone line; one that is to go is there. */
  private requireSharedLine(identity: string, isThere: boolean): void {
    const name = singleQuoted(identity);
    const set = `$user = Get-CsUser ${name} -ErrorAction Stop; if ($user.EnterpriseVoiceEnabled) { throw 'there' }; Set-CsUser ${name} -EnterpriseVoiceEnabled $true -ErrorAction Stop`;
    if (this.place.helper.run(set)) this.place.tell(`${identity} was enabled for Enterprise Voice`);
    if (isThere && this.place.helper.run(`Set-CsSlaConfiguration ${name} -ErrorAction Stop`))
      this.place.tell(`the shared line of ${identity} was made, which the page takes for granted`);
  }

  /** Who is to be a delegate no longer is one. */
  private requireDelegate({ value: delegate, siblings }: CommandValue): void {
    const line = siblings.get('identity') ?? siblings.get('') ?? '';
    if (
      this.place.helper.run(
        `Add-CsSlaDelegates ${singleQuoted(line)} -Delegate ${singleQuoted(delegate)} -ErrorAction Stop`,
      )
    )
      this.place.tell(`${delegate} was made a delegate of ${line}`);
  }

  private requirePin(identity: string): void {
    const name = singleQuoted(identity);
    const set = `if ((Get-CsClientPinInfo ${name} -ErrorAction Stop).IsPinSet) { throw 'set' }; $null = Set-CsClientPin ${name} -Pin ${PIN} -ErrorAction Stop`;
    if (this.place.helper.run(set)) this.place.tell(`a PIN was set for ${identity}`);
  }
}

function isIdentity({ parameter, position }: CommandValue): boolean {
  return /^identity$/i.test(parameter) || (parameter === '' && position === 0);
}

/** Of which kinds what a value names is; null where it names nobody. */
function kindsMeant(value: CommandValue): readonly DirectoryKind[] | null {
  const [, verb = '', noun = ''] = /^(\w+)-(Cs\w+)$/i.exec(value.command) ?? [];
  if (/[*?]/.test(value.value) || value.value === '') return null;
  if (/^(?:test|new|set)$/i.test(verb) && ADDRESS.test(value.parameter) && /^(?:sip:|string$)/i.test(value.value))
    return ['user'];
  // Test users are people who are there; elsewhere the address is what is given to somebody.
  const isTestUser = /^CsTestUserCredential$/i.test(noun);
  if (isTestUser && (/^sipaddress$/i.test(value.parameter) || isIdentity(value))) return ['user'];
  if (/^CsSlaDelegates$/i.test(noun) && /^delegate$/i.test(value.parameter)) return ['user'];
  if (!isIdentity(value) || /^new$/i.test(verb)) return null;
  if (/^grant$/i.test(verb)) return ['user', 'meetingRoom', 'commonAreaPhone', 'analogDevice', 'exUmContact'];
  const kinds = OF_USERS.test(noun) ? (['user'] as const) : directoryNounKinds(noun);
  return kinds !== null && /^enable$/i.test(verb) ? ['user', 'meetingRoom'] : kinds;
}

/** The entry's name in the form in which the page writes one. */
function nameLike({ parameter, value: written }: CommandValue, { dn, values }: DirectoryEntry): string {
  const isAddress = /^(?:sips?:|string$)/i.test(written) || /^sipaddress$/i.test(parameter);
  if (isAddress && typeof values.SipAddress === 'string') return values.SipAddress;
  return /^cn=/i.test(written) ? dn : String(values.DisplayName ?? dn);
}
