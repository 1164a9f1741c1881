/**
 * The world that a page takes for granted, made in the lab: what its specimens stand for, the files that it reads, the
 * machine on which a command is typed, the time that passes between two of its sentences. All of it is told.
 */
import { isGlobalType, isUsedByRole, parseCertificateType } from '../../deployment/certificate-types.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import type { DirectoryEntry } from '../../deployment/directory-entry.ts';
import type { Machine } from '../../deployment/machine.ts';
import { isFrontEnd, type Pool } from '../../deployment/topology.ts';
import { parse } from '../../language/parser.ts';
import { maskPlaceholders, placeholderMarks } from '../placeholders.ts';
import type { WhereTyped } from '../where-typed.ts';
import { type CommandValue, commandValues, quoted, withValues } from './command-values.ts';
import { freeDomain, nameOf, ownAccount, ownAddress, ownContainer } from './own-names.ts';
import { FILE_PASSWORD, PageCertificates } from './page-certificates.ts';
import { chatPoolFor, requireChat } from './page-chat.ts';
import { requireUpdateRules } from './page-devices.ts';
import { PageFiles } from './page-files.ts';
import { requireHosting } from './page-hosting.ts';
import { type HelperSession, removeComputed, requireObjects } from './page-objects.ts';
import { PagePeople } from './page-people.ts';
import type { PagePlace } from './page-place.ts';
import { PageScopes } from './page-scopes.ts';
import { requireForTests } from './page-tests.ts';
import { databaseMeant, MIRRORED, requireTopology } from './page-topology.ts';
import { SpecimenBindings } from './specimen-bindings.ts';
import { kindOf, kindOfWords, type SpecimenKind } from './specimen-kinds.ts';
import { withoutTypographicSlips } from './typographic-slips.ts';
import { type TypedValue, ValueTypes } from './value-types.ts';

/** A specimen of the page and what stands for it in the lab. */
export interface SpecimenMapping {
  readonly kind: SpecimenKind;
  readonly specimen: string;
  readonly value: string;
}

/** A command as it is typed in the lab. */
export interface CommandInWorld {
  readonly text: string;
  readonly mapped: readonly SpecimenMapping[];
  /** What was done before it, in words: a file made, a certificate requested, the clock moved. */
  readonly prepared: readonly string[];
  /** The machine on which it is typed, when the session is not there yet. */
  readonly machine: string | null;
}

const DAY = 86_400_000;

/** Scripts on pages have some 10 KB; a console of Windows takes lines of 32 KB at most. */
const LONGEST_MAPPED = 64 * 1024;

export class PageWorld implements PagePlace {
  private readonly bindings = new SpecimenBindings();
  private readonly certificates = new PageCertificates(this, this.bindings);
  private readonly files = new PageFiles(this, this.certificates);
  private readonly people = new PagePeople(this, this.bindings);
  private readonly scopes = new PageScopes(this, this.bindings);
  private readonly types: ValueTypes;
  private prepared: string[] = [];
  /** The commands so far, as they were typed, by the line of the block in which they stand. */
  private readonly shown = new Map<number, string[]>();

  constructor(
    private loggedOn: Deployment,
    readonly dateText: (instant: number) => string,
    /** The moment that a text means in the culture of the session; null where it is no date. */
    private readonly dateOf: (text: string) => number | null,
    readonly helper: HelperSession,
  ) {
    this.types = new ValueTypes(helper);
  }

  get lab(): Deployment {
    return this.loggedOn;
  }

  /** The session has gone over to another machine or lab. */
  follow(lab: Deployment): void {
    this.loggedOn = lab;
  }

  tell(what: string): void {
    this.prepared.push(what);
  }

  /**
   * What a command becomes; makes what it takes for granted.
   * @param where what the page says of where it is typed
   * @param block the line of the block in which it stands
   */
  prepare(written: string, where: WhereTyped | null = null, block = 0): CommandInWorld {
    this.prepared = [];
    if (written.length > LONGEST_MAPPED) {
      this.tell('a text of this length was typed as it stands');
      return { text: written, mapped: [], prepared: this.prepared, machine: null };
    }
    const { text: typable, told } = withoutTypographicSlips(written, (name) => this.helper.knows(name));
    this.prepared.push(...told);
    // What does not parse is typed as it stands: what stands where in it, nobody can say.
    if (parse(maskPlaceholders(typable)).errors.length > 0) {
      const machine = this.machineFor(typable, commandValues(typable), where);
      return { text: typable, mapped: [], prepared: this.prepared, machine };
    }
    const text = this.withProperty(this.withTruths(this.withDashes(this.withoutTenants(typable))));
    const values = commandValues(text);
    const machine = this.machineFor(text, values, where);
    const mapped: SpecimenMapping[] = [];
    const edits: { start: number; end: number; text: string }[] = [];
    for (const value of values) {
      const put = this.valueFor(value);
      if (put === null || put.value === value.value) continue;
      mapped.push({ kind: put.kind, specimen: value.value, value: put.value });
      edits.push({ start: value.start, end: value.end, text: put.isCode ? put.value : quoted(put.value) });
    }
    const free = this.freePlaceholders(text, values);
    for (const { start, end, mapping } of free) {
      mapped.push(mapping);
      edits.push({ start, end, text: mapping.value });
    }
    edits.sort((a, b) => a.start - b.start);
    this.certificates.letTimePass(values);
    const typed = withValues(text, edits);
    const settled = commandValues(typed);
    this.people.makeWay(settled);
    requireForTests(typed, settled, this);
    requireChat(settled, this);
    requireTopology(typed, settled, this);
    requireUpdateRules(settled, { lab: this.lab, tell: (what) => this.tell(what) });
    requireHosting(settled, this.helper, (what) => this.tell(what));
    this.files.redirectionFolders(typed);
    const longest = [...this.shown.values()].reduce((a, b) => (b.length > a.length ? b : a), []);
    const script = this.files.script(typed, longest);
    this.shown.set(block, [...(this.shown.get(block) ?? []), typed]);
    this.prepared.push(...removeComputed(`${typed}\n${script}`, this.helper));
    this.prepared.push(...requireObjects([...settled, ...commandValues(script)], this.helper));
    return { text: typed, mapped, prepared: this.prepared, machine };
  }

  /** `-EnablePurging -KeepDataForDays 20`: the reader supplies what the page has left out. */
  private withTruths(text: string): string {
    const missing = this.types.missingTruths(text);
    for (const { parameter } of missing)
      this.tell(`-${parameter} was given the value $True, which the page leaves out`);
    return withValues(
      text,
      missing.map(({ at }) => ({ start: at, end: at, text: ' $True' })),
    );
  }

  private withDashes(text: string): string {
    const missing = this.types.missingDashes(text);
    for (const { word } of missing) this.tell(`${word} was given its dash`);
    return withValues(
      text,
      missing.map(({ at }) => ({ start: at, end: at, text: '-' })),
    );
  }

  /** `-Filter {UserProperty -eq "UserPropertyValue"}`: the reader takes a property that people have. */
  private withProperty(text: string): string {
    const told = text.replace(/(?<=-Filter\s{0,4}[{"'(]{1,4}\s{0,4})UserProperty(?=\s+-)/gi, 'Department');
    if (told !== text) this.tell('UserProperty stands for a property of users: Department was taken');
    return told;
  }

  /** Tenants are those of a hosted deployment; in one of one's own the parameter has no place. */
  private withoutTenants(text: string): string {
    const [tenant] = commandValues(text).filter(
      ({ command, parameter }) => /-Cs/i.test(command) && /^tenant$/i.test(parameter),
    );
    const at = tenant ? text.slice(0, tenant.start).search(/\s-Tenant\s*$/i) : -1;
    if (!tenant || at < 0) return text;
    this.tell('-Tenant was taken out: a deployment of one’s own has no tenants');
    return this.withoutTenants(text.slice(0, at) + text.slice(tenant.end));
  }

  private valueFor(value: CommandValue): TypedValue | null {
    const typed = this.types.valueFor(value);
    if (typed !== null) return typed;
    const person = this.people.person(value);
    if (person !== null) return { kind: 'person', value: person, isCode: false };
    const word = isPlace(value) ? this.scopes.word(value) : null;
    if (word !== null && value.placeholders.length > 0) return { kind: 'scope', value: word, isCode: false };
    const kind = kindOf(value);
    const found = kind === null ? null : this.resolve(kind, value);
    if (kind !== null && found !== null) return { kind, value: found, isCode: kind === 'choice' };
    if (kind !== null && kind !== 'identity') return null;
    return word === null ? null : { kind: 'scope', value: word, isCode: false };
  }

  private resolve(kind: SpecimenKind, value: CommandValue): string | null {
    switch (kind) {
      case 'thumbprint':
        return this.certificates.thumbprint(value);
      case 'authority':
        return this.authority(value);
      case 'machine':
        return this.machine(value);
      case 'pool':
        return this.pool(value);
      case 'edge':
        return this.edge(value.value);
      case 'chat pool':
        return chatPoolFor(value, this);
      case 'SQL Server':
        return this.sqlServer(value);
      case 'SQL instance':
        return databaseMeant(value, this)?.instance || null;
      case 'account':
        return ownAccount(value.value, this.lab);
      case 'container':
        return ownContainer(value.value, this.lab);
      case 'SIP domain':
        return freeDomain(value, this.lab, this.bindings);
      case 'SIP address':
        return value.placeholders.length > 0 ? this.word(kind, value.value) : ownAddress(value, this.lab);
      case 'scenario':
        // One that does not run by itself, so that it can be started.
        return value.placeholders.length > 0 ? 'Authentication' : null;
      case 'date':
        return this.date(value);
      case 'template':
        // Templates that a page names are the company's own; the authority of a lab has those of Windows.
        return value.value.toLowerCase() === 'webserver' ? null : 'WebServer';
      case 'scope':
        return this.scopes.scope(value);
      case 'identity':
        return this.identity(value);
      case 'site':
        return value.placeholders.length > 0 ? this.word(kind, value.value) : this.scopes.site(value.value);
      case 'unit':
        return this.people.unit(value.value);
      case 'person':
        return this.people.person({ ...value, value: 'nobody' });
      case 'input file':
        return this.files.inputFile(value);
      case 'output file':
        return this.files.outputFile(value);
      default:
        return value.placeholders.length > 0 ? this.word(kind, value.value) : null;
    }
  }

  /** Placeholders outside of any command's plain values: `\\<Server>\c$`, those inside of longer strings. */
  private freePlaceholders(text: string, values: readonly CommandValue[]) {
    const free: { start: number; end: number; mapping: SpecimenMapping }[] = [];
    for (const { name, start, end } of placeholderMarks(text)) {
      const inside = values.find((value) => value.start <= start && end <= value.end);
      if (inside && this.isMapped(inside)) continue;
      const kind = kindOfWords(name) ?? (/-Cs[A-Z]/i.test(text) ? 'name' : null);
      const value = kind === null ? null : this.word(kind, name);
      if (kind !== null && value !== null) free.push({ start, end, mapping: { kind, specimen: `<${name}>`, value } });
    }
    return free;
  }

  private isMapped(value: CommandValue): boolean {
    return this.valueFor(value) !== null;
  }

  /** What words alone ask for. */
  private word(kind: SpecimenKind, words: string): string | null {
    const { document } = this.lab.topology;
    switch (kind) {
      case 'machine':
        return this.bindings.bound(kind, words, () => this.bindings.unused('machine', this.frontEnds()));
      case 'pool':
        return this.bindings.bound(kind, words, () => this.bindings.unused('pool', this.pools()));
      case 'thumbprint':
        return this.bindings.bound(kind, words, () => this.certificates.certificateFor(['Default'], words));
      case 'authority':
        return this.authorityName();
      case 'domain':
        return document.sipDomains[0] ?? document.domain;
      case 'site':
        return document.sites[0]?.name ?? '';
      case 'password':
        return FILE_PASSWORD;
      case 'template':
        return 'WebServer';
      case 'certificate type':
        return 'Default';
      case 'choice':
        return words
          .replace(/^<|>$/g, '')
          .replace(/\s*[|,].*$/s, '')
          .trim();
      case 'number':
        return '1';
      case 'span':
        return '00:00:30';
      case 'telephone':
        return 'tel:+14255551250';
      case 'SIP address':
        return `sip:${nameOf(words).toLowerCase() || 'someone'}@${document.sipDomains[0]}`;
      case 'application pool':
        return `apps.${document.domain}`;
      case 'address':
        return '192.168.0.1';
      case 'URL':
        return `https://www.${document.sipDomains[0]}`;
      case 'cmdlet':
        return 'Get-CsTopology';
      case 'name':
        return nameOf(words);
      case 'date':
        return this.dateText(this.lab.clock.now() + DAY);
      default:
        return null;
    }
  }

  // Machines and pools

  private machine({ value, placeholders }: CommandValue): string | null {
    const computer = this.lab.topology.computer(value);
    // Lync Server's cmdlets want names with their domain.
    if (computer) return computer.fqdn.toLowerCase() === value.toLowerCase() ? null : computer.fqdn;
    if (placeholders.length === 0 && !isFqdnLike(value) && !/^(?:source|destination|target)computer$/i.test(value))
      return null;
    if (this.lab.topology.pool(value)) return null;
    return this.bindings.bound('machine', value, () => this.bindings.unused('machine', this.frontEnds()));
  }

  private pool({ command, value }: CommandValue): string | null {
    const known = this.lab.topology.pool(value);
    const { centralManagementStore } = this.lab.topology.document;
    const fits = ({ fqdn, role }: Pool): boolean => {
      // A Standard Edition server has its databases on itself, and the Central Management Server is not failed over so.
      if (MIRRORED.test(command)) return role === 'EnterpriseFrontEnd';
      return !/-CsPoolFail(?:over|back)$/i.test(command) || fqdn !== centralManagementStore;
    };
    if (known && fits(known)) return null;
    const pools = this.pools().filter((fqdn) => {
      const pool = this.lab.topology.pool(fqdn);
      return pool !== undefined && fits(pool);
    });
    return this.bindings.bound('pool', value, () => this.bindings.unused('pool', pools));
  }

  /** A SQL Server of the topology in the place of one that is nobody's; the one that has a mirror, where it is about that. */
  private sqlServer(value: CommandValue): string | null {
    const { command, parameters } = value;
    const isOfType = parameters.has('centralmanagementdatabase') || parameters.has('databasetype');
    if (isOfType && /-CsDatabase$/i.test(command)) {
      const meant = databaseMeant(value, this)?.server ?? null;
      return meant?.toLowerCase() === value.value.toLowerCase() ? null : meant;
    }
    return this.anySqlServer(command, value.value);
  }

  private anySqlServer(command: string, value: string): string | null {
    const stores = this.lab.topology.document.sites.flatMap(({ sqlStores = [] }) => sqlStores);
    const known = stores.flatMap(({ fqdn, mirror }) => [fqdn, ...(mirror ? [mirror.fqdn] : [])]);
    if (known.some((fqdn) => fqdn.toLowerCase() === value.toLowerCase())) return null;
    const mirrored = stores.filter(({ mirror }) => mirror !== undefined);
    const fitting = /MirrorDatabase$/i.test(command) && mirrored.length > 0 ? mirrored : stores;
    return this.bindings.bound('SQL Server', value, () => fitting[0]?.fqdn ?? null);
  }

  private edge(written: string): string | null {
    const edges = this.lab.topology.document.sites.flatMap(({ pools }) =>
      pools.filter(({ role }) => role === 'Edge').map(({ fqdn }) => fqdn),
    );
    if (edges.some((fqdn) => fqdn.toLowerCase() === written.toLowerCase())) return null;
    return this.bindings.bound('edge', written, () => this.bindings.unused('edge', edges));
  }

  private frontEnds(): string[] {
    const own = this.lab.session.machine.fqdn;
    return [
      own,
      ...this.lab.topology
        .frontEnds()
        .map(({ fqdn }) => fqdn)
        .filter((fqdn) => fqdn !== own),
    ];
  }

  private pools(): string[] {
    return this.lab.topology.document.sites.flatMap(({ pools }) =>
      pools.filter(({ role }) => isFrontEnd(role)).map(({ fqdn }) => fqdn),
    );
  }

  /** A word for an identity stands for the global one, of what has scopes; what is to be made is that of a site. */
  private identity({ command, value }: CommandValue): string | null {
    const [, verb = '', noun = ''] = /^(\w+)-(\w+)$/.exec(command) ?? [];
    const hasScopes = this.helper.run(`if (-not (Get-${noun} -Identity Global -ErrorAction Stop)) { throw 'none' }`);
    if (!hasScopes) return /\W/.test(value) ? nameOf(value) : null;
    return verb.toLowerCase() === 'new' ? `site:${this.lab.topology.document.sites[0]?.name}` : 'Global';
  }

  /** Where a command is typed: where the page says, or where what it does has its place. */
  private machineFor(text: string, values: readonly CommandValue[], where: WhereTyped | null): string | null {
    const said = where === null ? null : this.machineOfRole(where);
    return this.machineForTypes(text, values) ?? this.machineForMove(text) ?? said;
  }

  /** The page says to log on to a server of a role, or to where the reader was at first; null when the session is there. */
  private machineOfRole(where: WhereTyped): string | null {
    const { session, machines, topology } = this.lab;
    const fits = ({ role }: Machine): boolean => role === where || (isFrontEnd(role) && where === 'EnterpriseFrontEnd');
    if (where === 'any' ? session.machine.role !== 'Edge' : fits(session.machine)) return null;
    const machine = where === 'any' ? machines.get(topology.document.session.computer) : machines.all().find(fits);
    if (!machine) return null;
    this.follow(this.lab.loggedOnTo(machine.fqdn));
    this.tell('the page says where this is typed');
    return machine.fqdn;
  }

  /** `Move-CsManagementServer` alone is typed in the pool to which it moves. */
  private machineForMove(text: string): string | null {
    if (!/^\s*Move-CsManagementServer\b(?!.*-TargetFqdn)/is.test(text)) return null;
    const { session, topology } = this.lab;
    const { centralManagementStore } = topology.document;
    if (session.machine.computer.pool.fqdn !== centralManagementStore) return null;
    const elsewhere = topology.frontEnds().find(({ pool }) => pool.fqdn !== centralManagementStore);
    if (!elsewhere) return null;
    this.follow(this.lab.loggedOnTo(elsewhere.fqdn));
    this.tell('this is typed in the pool to which the Central Management Server moves');
    return elsewhere.fqdn;
  }

  /** What is put in where a command asks for what cannot be left out: what the lab has of its kind. */
  answerFor(name: string): string {
    const sip = /sip(?:address|uri)$/i.test(name) ? this.lab.directory.list().filter(isTestable) : [];
    if (sip.length > 0)
      return (
        this.bindings.unused(
          'person',
          sip.map(({ values }) => String(values.SipAddress)),
        ) ?? ''
      );
    if (/credential$/i.test(name)) return this.lab.topology.document.session.user;
    if (/networkregionid$/i.test(name)) return this.firstOf('(Get-CsNetworkRegion)[0].NetworkRegionID', 'Region');
    if (/^identity$/i.test(name))
      return String(this.lab.directory.list().find(isTestable)?.values.DisplayName ?? this.lab.session.user);
    const kind = kindOfWords(name);
    return (kind === null ? null : this.word(kind, name)) ?? nameOf(name);
  }

  /** What a text shows in the lab; where it shows nothing, a name. */
  private firstOf(text: string, otherwise: string): string {
    return this.helper.lines(text)[0] ?? otherwise;
  }

  /** Certificates of types that the session's machine does not use are for one that does. */
  private machineForTypes(text: string, values: readonly CommandValue[]): string | null {
    const types = this.certificates.typesOf(values);
    if (types.length === 0 || /-Lab(?:Machine|Clock)|Enter-PSSession/i.test(text)) return null;
    const uses = ({ role }: Machine): boolean =>
      types
        .map(parseCertificateType)
        .every((type) => (isGlobalType(type) ? isFrontEnd(role) : isUsedByRole(type, role)));
    const named = values.find(({ parameter }) => /^computerfqdn$/i.test(parameter))?.value;
    const other = named === undefined ? this.lab.machines.all().find(uses) : this.machineNamed(named);
    // No authority is reached from an Edge Server: the certificate is requested for it.
    if (named !== undefined && other?.role === 'Edge') return null;
    if (!other || other.fqdn === this.lab.session.machine.fqdn) return null;
    if (named === undefined && uses(this.lab.session.machine)) return null;
    this.follow(this.lab.loggedOnTo(other.fqdn));
    return other.fqdn;
  }

  /** A request is made on the computer that it names, or on the first of the pool. */
  private machineNamed(name: string): Machine | undefined {
    const { topology } = this.lab;
    const fqdn = topology.computer(name)?.fqdn ?? topology.pool(name)?.computers[0];
    return fqdn === undefined ? undefined : this.lab.machines.get(fqdn);
  }

  // Certificates

  private authority({ value }: CommandValue): string | null {
    const own = this.authorityName();
    return value.toLowerCase() === own.toLowerCase() ? null : own;
  }

  private authorityName(): string {
    const { certificationAuthority: authority } = this.lab.topology.document;
    return `${authority.computer}\\${authority.name}`;
  }

  // Dates

  private date({ value, placeholders }: CommandValue): string | null {
    const now = this.lab.clock.now();
    // Time goes on while a page runs: each command looks anew.
    const instant = placeholders.length > 0 ? now : this.dateOf(value);
    return instant === null || instant > now ? null : this.dateText(now + DAY);
  }
}

/** Who is enabled and on a pool. */
function isTestable({ kind, values }: DirectoryEntry): boolean {
  return kind === 'user' && typeof values.SipAddress === 'string' && typeof values.RegistrarPool === 'string';
}

/** Whether a value says where settings are. */
function isPlace({ parameter, position, command }: CommandValue): boolean {
  if (/^grant-/i.test(command)) return false;
  return /^(?:identity|parent)$/i.test(parameter) || (parameter === '' && position === 0);
}

function isFqdnLike(text: string): boolean {
  return /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text);
}
