/**
 * The directory that a lab has from its start: the people who live in Microsoft's pages, and as many others as the
 * topology wants, with rooms, contacts and telephones. All of it follows from the topology alone, so it is the same in
 * each lab of a topology, and no lab has to store it.
 */
import type { StoredValue } from '../storage/store.ts';
import type { DirectoryEntry, DirectoryKind, DirectoryValues } from './directory-entry.ts';
import names from './directory-names.json' with { type: 'json' };
import { isFrontEnd, type Site, type Topology } from './topology.ts';

const made = new WeakMap<Topology, readonly DirectoryEntry[]>();

/** The first entries of a lab's directory. */
export function madeDirectory(topology: Topology): readonly DirectoryEntry[] {
  let entries = made.get(topology);
  if (!entries) made.set(topology, (entries = new DirectoryMaker(topology).entries()));
  return entries;
}

/** `DC=contoso,DC=com`. */
export function domainDn({ document }: Topology): string {
  return document.domain
    .split('.')
    .map((part) => `DC=${part}`)
    .join(',');
}

/** The organizational units and containers of the domain, by their distinguished names. */
export function organizationalUnits(topology: Topology): string[] {
  const units = [...names.units.map(([unit]) => String(unit)), ...names.furtherUnits];
  return units.map((unit) => `${unit},${domainDn(topology)}`);
}

/** The GUID that an entry has by its name; the same in each lab of the domain. Four hashes (FNV-1a) make it. */
export function guidOf(dn: string): string {
  const name = dn.toLowerCase();
  const hex = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => hashOf(name, seed)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function hashOf(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The first RID of accounts that were made after the domain's own. */
const FIRST_RID = 1300;
const DOMAIN_SID = 'S-1-5-21-1244062140-1183362120-2114482010';

interface Person {
  readonly name: string;
  readonly sam: string;
  readonly unit: string;
  readonly department: string;
  readonly title: string;
  readonly line?: string;
}

/** One in so many accounts is not enabled for Lync Server; one in so many of the others has Enterprise Voice. */
const NOT_ENABLED = 12;
const WITH_VOICE = 4;
/** Accounts that are enabled and belong to no pool, by their place among those that were made up. */
const UNASSIGNED = new Set([30, 90]);

/** Where the contacts of applications lie. */
export const APPLICATION_CONTACTS = 'CN=Application Contacts,CN=RTC Service,CN=Services,CN=Configuration';

class DirectoryMaker {
  private readonly topology: Topology;
  private readonly root: string;
  private readonly sipDomain: string;
  private accounts = 0;

  constructor(topology: Topology) {
    this.topology = topology;
    this.root = domainDn(topology);
    [this.sipDomain] = topology.document.sipDomains;
  }

  entries(): DirectoryEntry[] {
    const people = this.topology.document.people ?? names.people;
    return [
      ...names.specimens.map((one) => this.person(one, true)),
      ...madeUp(Math.max(0, people - names.specimens.length)).map((one, index) => this.madeUp(one, index)),
      ...names.rooms.map((room) => this.room(room)),
      ...names.contacts.map((contact) => this.contact(contact)),
      ...names.phones.map((phone) => this.phone(phone)),
      ...names.analogDevices.map((device) => this.analogDevice(device)),
      ...names.exUmContacts.map((contact) => this.exUmContact(contact)),
      ...names.accessNumbers.map((number) => this.accessNumber(number)),
      ...this.audioTests(),
    ];
  }

  private madeUp(person: Person, index: number): DirectoryEntry {
    if (index % NOT_ENABLED === NOT_ENABLED - 1) return this.person(person, false);
    const voice = index % WITH_VOICE === 0 ? { ...person, line: `+1425556${String(index).padStart(4, '0')}` } : person;
    return this.person(voice, true, !UNASSIGNED.has(index));
  }

  private person(person: Person, isEnabled: boolean, isAssigned = true): DirectoryEntry {
    const { name, sam, unit, department, title, line } = person;
    const city = cityOf(unit);
    const lync: DirectoryValues = {
      Enabled: true,
      SipAddress: `sip:${sam}@${this.sipDomain}`,
      ...(isAssigned ? { RegistrarPool: this.poolFor(city) } : {}),
      ...(line === undefined ? {} : { EnterpriseVoiceEnabled: true, LineURI: `tel:${line}` }),
    };
    const [first = '', ...last] = name.split(' ');
    return this.entry('user', name, unit, {
      ...this.account(sam),
      FirstName: first,
      LastName: last.join(' '),
      WindowsEmailAddress: `${sam}@${this.topology.document.domain}`,
      Department: department,
      Title: title,
      Company: this.topology.document.netbiosName,
      City: city,
      ...(line === undefined ? {} : { Phone: line }),
      ...(isEnabled ? lync : {}),
    });
  }

  private room({ name, sam, enabled }: (typeof names.rooms)[number]): DirectoryEntry {
    const values = {
      ...this.account(sam),
      ...(enabled
        ? { Enabled: true, SipAddress: `sip:${sam}@${this.sipDomain}`, RegistrarPool: this.poolFor('Redmond') }
        : {}),
    };
    return this.entry(enabled ? 'meetingRoom' : 'user', name, 'OU=MeetingRooms', values);
  }

  private contact({ name, company }: (typeof names.contacts)[number]): DirectoryEntry {
    const mail = `${name.replaceAll(' ', '.').toLowerCase()}@${company.toLowerCase()}.com`;
    return this.entry('contact', name, 'OU=ExternalUsers', { Company: company, WindowsEmailAddress: mail });
  }

  private phone({ name, unit, number, ...rest }: (typeof names.phones)[number]): DirectoryEntry {
    return this.entry('commonAreaPhone', name, unit, this.telephone(name, number, rest.sip));
  }

  private analogDevice({ name, unit, number, fax }: (typeof names.analogDevices)[number]): DirectoryEntry {
    const values = {
      ...this.telephone(name, number),
      AnalogFax: fax,
      Gateway: `gateway.${this.topology.document.domain}`,
    };
    return this.entry('analogDevice', name, unit, values);
  }

  private exUmContact({ name, sip, number }: (typeof names.exUmContacts)[number]): DirectoryEntry {
    const values = { ...this.telephone(name, number, sip), AutoAttendant: true };
    return this.entry('exUmContact', name, 'OU=ExUmContacts', values);
  }

  private accessNumber({ name, sip, number, language, region }: (typeof names.accessNumbers)[number]): DirectoryEntry {
    const values = { ...this.telephone(name, number, sip), PrimaryLanguage: language, Regions: [region] };
    return this.entry('accessNumber', name, APPLICATION_CONTACTS, values);
  }

  /** The contact that answers a call from "Check Call Quality", one for each pool that has users. */
  private audioTests(): DirectoryEntry[] {
    const pools = new Set(this.topology.frontEnds().map(({ pool }) => pool.fqdn));
    return [...pools].map((pool) => {
      const guid = guidOf(`audio test ${pool},${this.root}`);
      return {
        guid,
        kind: 'audioTest',
        dn: `CN={${guid}},${APPLICATION_CONTACTS},${this.root}`,
        values: {
          Enabled: true,
          EnterpriseVoiceEnabled: true,
          SipAddress: `sip:RtcApplication-${guid}@${this.sipDomain}`,
          RegistrarPool: pool,
          OwnerUrn: 'urn:application:testbot',
        },
      };
    });
  }

  private telephone(name: string, number: string, sip = guidOf(`${name},${this.root}`)): DirectoryValues {
    return {
      Enabled: true,
      EnterpriseVoiceEnabled: true,
      SipAddress: `sip:${sip}@${this.sipDomain}`,
      RegistrarPool: this.poolFor('Redmond'),
      LineURI: `tel:${number}`,
      DisplayNumber: number.replace(/^\+(\d)(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3-$4'),
    };
  }

  private account(sam: string): Readonly<Record<string, StoredValue>> {
    return {
      SamAccountName: sam,
      UserPrincipalName: `${sam}@${this.topology.document.domain}`,
      Sid: `${DOMAIN_SID}-${FIRST_RID + this.accounts++}`,
    };
  }

  private entry(kind: DirectoryKind, name: string, unit: string, values: DirectoryValues): DirectoryEntry {
    const dn = `CN=${name},${unit},${this.root}`;
    return { guid: guidOf(dn), kind, dn, values: { DisplayName: name, ...values } };
  }

  /** People of a site are on a pool of that site; all others on the first pool. */
  private poolFor(city: string): string {
    const { sites } = this.topology.document;
    const site = sites.find(({ name, pools }) => name === city && pools.some(({ role }) => isFrontEnd(role)));
    return (frontEndOf(site) ?? this.topology.frontEnds()[0]?.pool.fqdn) as string;
  }
}

function frontEndOf(site: Site | undefined): string | undefined {
  return site?.pools.find(({ role }) => isFrontEnd(role))?.fqdn;
}

function cityOf(unit: string): string {
  return String(names.units.find(([name]) => name === unit)?.[1] ?? 'Redmond');
}

/** People with names, units and departments that repeat in steps of their own, so that all combinations come. */
function madeUp(count: number): Person[] {
  const seen = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const given = at(names.given, index * 7);
    const surname = at(names.surnames, index * 5 + Math.floor(index / names.given.length));
    const plain = `${given} ${surname}`;
    const name = seen.has(plain) ? `${plain} ${index}` : plain;
    seen.add(plain);
    const [department, titles] = at(names.departments, index) as [string, string[]];
    return {
      name,
      sam: name.toLowerCase().replaceAll(' ', ''),
      unit: String(at(names.units, index)[0]),
      department,
      title: at(titles, Math.floor(index / names.departments.length)),
    };
  });
}

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
