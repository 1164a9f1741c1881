/**
 * The world that a page takes for granted, made in the lab: what its specimens stand for, the files that it reads, the
 * machine on which a command is typed, the time that passes between two of its sentences. All of it is told.
 */
import { servicesOf } from '../../../cmdlets/lync/topology-objects.ts';
import { isGlobalType, isUsedByRole, parseCertificateType } from '../../deployment/certificate-types.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import type { Machine } from '../../deployment/machine.ts';
import { isFrontEnd } from '../../deployment/topology.ts';
import { platform } from '../../platform/platform.ts';
import { placeholderKey, placeholderMarks } from '../placeholders.ts';
import { type CommandValue, commandValues, quoted, withValues } from './command-values.ts';
import { type HelperSession, requireObjects } from './page-objects.ts';
import { kindOf, kindOfWords, type SpecimenKind } from './specimen-kinds.ts';

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
const HOUR = 3_600_000;

/** The password that the documentation's examples use. */
const FILE_PASSWORD = 'P@ssw0rd';

export class PageWorld {
  /** What each specimen was mapped to; the same one means the same thing all over a page. */
  private readonly bindings = new Map<string, string>();
  private prepared: string[] = [];

  constructor(
    private lab: Deployment,
    /** How a moment is written in the culture of the session. */
    private readonly dateText: (instant: number) => string,
    /** The moment that a text means in the culture of the session; null where it is no date. */
    private readonly dateOf: (text: string) => number | null,
    private readonly helper: HelperSession,
  ) {}

  /** The session has gone over to another machine or lab. */
  follow(lab: Deployment): void {
    this.lab = lab;
  }

  /** What a command becomes; makes what it takes for granted. */
  prepare(written: string): CommandInWorld {
    // A blank behind `C:\\` is there for the eye.
    const text = withJoinedDashes(written.replace(/([A-Za-z]:\\)[ \t]+(?=<)/g, '$1'));
    if (text.length < written.length) this.prepared.push('a blank that editing has left in the command was taken out');
    this.prepared = [];
    const values = commandValues(text);
    const machine = this.machineFor(text, values);
    const mapped: SpecimenMapping[] = [];
    const edits: { start: number; end: number; text: string }[] = [];
    for (const value of values) {
      const put = this.valueFor(value);
      if (put === null || put.value === value.value) continue;
      mapped.push({ kind: put.kind, specimen: value.value, value: put.value });
      edits.push({ start: value.start, end: value.end, text: put.kind === 'choice' ? put.value : quoted(put.value) });
    }
    const free = this.freePlaceholders(text, values);
    for (const { start, end, mapping } of free) {
      mapped.push(mapping);
      edits.push({ start, end, text: mapping.value });
    }
    edits.sort((a, b) => a.start - b.start);
    this.letTimePass(values);
    const typed = withValues(text, edits);
    this.prepared.push(...requireObjects(commandValues(typed), this.helper));
    return { text: typed, mapped, prepared: this.prepared, machine };
  }

  private valueFor(value: CommandValue): { kind: SpecimenKind; value: string } | null {
    const kind = kindOf(value);
    if (kind === null) return null;
    const found = this.resolve(kind, value);
    return found === null ? null : { kind, value: found };
  }

  private resolve(kind: SpecimenKind, value: CommandValue): string | null {
    switch (kind) {
      case 'thumbprint':
        return this.thumbprint(value);
      case 'authority':
        return this.authority(value);
      case 'machine':
        return this.machine(value);
      case 'pool':
        return this.pool(value);
      case 'date':
        return this.date(value);
      case 'template':
        // Templates that a page names are the company's own; the authority of a lab has those of Windows.
        return value.value.toLowerCase() === 'webserver' ? null : 'WebServer';
      case 'scope':
        return this.scope(value.value);
      case 'input file':
        return this.inputFile(value);
      case 'output file':
        return this.outputFile(value);
      default:
        return value.placeholders.length > 0 ? this.word(kind, value.value) : null;
    }
  }

  /** Placeholders outside of any command's plain values: `\\<Server>\c$`, those inside of longer strings. */
  private freePlaceholders(text: string, values: readonly CommandValue[]) {
    const free: { start: number; end: number; mapping: SpecimenMapping }[] = [];
    for (const { name, start, end } of placeholderMarks(text)) {
      const inside = values.find((value) => value.start <= start && end <= value.end);
      if (inside && kindOf(inside) !== null && this.isMapped(inside)) continue;
      const kind = kindOfWords(name);
      const value = kind === null ? null : this.word(kind, name);
      if (kind !== null && value !== null) free.push({ start, end, mapping: { kind, specimen: `<${name}>`, value } });
    }
    return free;
  }

  private isMapped(value: CommandValue): boolean {
    return this.valueFor(value) !== null;
  }

  /** The value that is bound to a specimen; found once. */
  private bound(kind: SpecimenKind, specimen: string, find: () => string | null): string | null {
    const key = `${kind} ${placeholderKey(specimen)}`;
    const known = this.bindings.get(key);
    if (known !== undefined) return known;
    const found = find();
    if (found !== null) this.bindings.set(key, found);
    return found;
  }

  /** What words alone ask for. */
  private word(kind: SpecimenKind, words: string): string | null {
    const { document } = this.lab.topology;
    switch (kind) {
      case 'machine':
        return this.bound(kind, words, () => this.unused('machine', this.frontEnds()));
      case 'pool':
        return this.bound(kind, words, () => this.unused('pool', this.pools()));
      case 'thumbprint':
        return this.bound(kind, words, () => this.certificateFor(['Default'], words));
      case 'authority':
        return this.authorityName();
      case 'domain':
        return document.sipDomains[0] ?? document.domain;
      case 'site':
        return document.sites[0]!.name;
      case 'password':
        return FILE_PASSWORD;
      case 'template':
        return 'WebServer';
      case 'certificate type':
        return 'Default';
      case 'choice':
        return words
          .replace(/^<|>$/g, '')
          .split(/\s*[|,]\s*/)[0]!
          .trim();
      case 'number':
        return '1';
      case 'span':
        return '00:00:30';
      case 'address':
        return '192.168.0.1';
      case 'URL':
        return `https://www.${document.sipDomains[0]}`;
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
    if (placeholders.length === 0 && !isFqdnLike(value)) return null;
    if (this.lab.topology.computer(value) || this.lab.topology.pool(value)) return null;
    return this.bound('machine', value, () => this.unused('machine', this.frontEnds()));
  }

  private pool({ value, placeholders }: CommandValue): string | null {
    if (placeholders.length === 0 && !isFqdnLike(value)) return null;
    if (this.lab.topology.pool(value)) return null;
    return this.bound('pool', value, () => this.unused('pool', this.pools()));
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

  /** `site:NAME` and `service:ROLE:FQDN` of sites and services that are not there. */
  private scope(text: string): string | null {
    const { topology } = this.lab;
    const [, site] = /^site:([^/]+)$/i.exec(text) ?? [];
    if (site !== undefined) {
      if (topology.site(site)) return null;
      const names = topology.document.sites.map(({ name }) => `site:${name}`);
      return this.bound('scope', text, () => this.unused('scope', names));
    }
    const [, role = '', fqdn = ''] = /^service:(\w+):([^/]+)$/i.exec(text) ?? [];
    const services = servicesOf(topology).filter(({ kind }) => kind.role.toLowerCase() === role.toLowerCase());
    if (services.length === 0 || services.some(({ pool }) => pool.fqdn.toLowerCase() === fqdn.toLowerCase()))
      return null;
    const names = services.map(({ kind, pool }) => `service:${kind.role}:${pool.fqdn}`);
    return this.bound('scope', text, () => this.unused('scope', names));
  }

  /** Two specimens stand for two things, as long as there are enough. */
  private unused(kind: SpecimenKind, names: readonly string[]): string {
    const used = new Set([...this.bindings].filter(([key]) => key.startsWith(`${kind} `)).map(([, value]) => value));
    return names.find((name) => !used.has(name)) ?? names[0]!;
  }

  /** Certificates of types that the session's machine does not use are for one that does. */
  private machineFor(text: string, values: readonly CommandValue[]): string | null {
    const types = this.typesOf(values);
    if (types.length === 0 || /-Lab(?:Machine|Clock)|Enter-PSSession/i.test(text)) return null;
    const uses = ({ role }: Machine): boolean =>
      types
        .map(parseCertificateType)
        .every((type) => (isGlobalType(type) ? isFrontEnd(role) : isUsedByRole(type, role)));
    const named = values.find(({ parameter }) => /^computerfqdn$/i.test(parameter))?.value;
    const other = named === undefined ? this.lab.machines.all().find(uses) : this.machineNamed(named);
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

  /** The types of certificate that a command names. */
  private typesOf(values: readonly CommandValue[]): string[] {
    return values
      .filter(({ command, parameter }) => /-CsCertificate$/i.test(command) && /^(?:type|certtype)$/i.test(parameter))
      .map(({ value }) => value)
      .filter(isCertificateType);
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

  private thumbprint(value: CommandValue): string | null {
    const digits = value.value.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
    const own = this.lab.session.machine.certificates('My');
    if (value.placeholders.length === 0) {
      if (own.some(({ thumbprint }) => thumbprint === digits)) return null;
      if (!isThumbprintLike(value.value)) return null;
    }
    const types = [value.siblings.get('type') ?? ''].filter(isCertificateType);
    const machine = this.lab.session.machine.fqdn;
    if (value.parameters.has('roll')) this.requireCurrent(types);
    return this.bound('thumbprint', `${value.value} ${machine}`, () => this.certificateFor(types, value.value));
  }

  /** A certificate that came later than those in force, of those that the page has brought about; else a new one. */
  private certificateFor(types: readonly string[], specimen: string): string {
    const assigned = new Set(this.lab.certificates.list().map(({ certificate }) => certificate.thumbprint));
    const used = new Set(this.bindings.values());
    const newest = this.lab.session.machine
      .certificates('My')
      .findLast(({ thumbprint, hasPrivateKey }) => hasPrivateKey && !assigned.has(thumbprint) && !used.has(thumbprint));
    return newest?.thumbprint ?? this.newCertificate(types, `for ${specimen}`);
  }

  private newCertificate(types: readonly string[], why: string): string {
    const wanted = types.length > 0 ? types : this.ownTypes();
    const thumbprint = this.reachesAuthority
      ? this.lab.certificates.request({ types: wanted, exportable: true }).certificate!.thumbprint
      : this.broughtCertificate(wanted);
    this.tell(`a certificate was requested ${why}`);
    return thumbprint;
  }

  /** Edge Servers are in no domain: what they need is requested inside and brought to them as a file. */
  private get reachesAuthority(): boolean {
    return this.lab.session.machine.role !== 'Edge';
  }

  private broughtCertificate(types: readonly string[]): string {
    const path = 'C:\\Windows\\Temp\\brought.pfx';
    const content = this.pfx(types, FILE_PASSWORD);
    this.onDisk(path, (host) => writeFile(host, content));
    const { thumbprint } = this.lab.certificates.import({ path, password: FILE_PASSWORD, exportable: true });
    this.onDisk(path, (host) => platform().files.rm(host, { force: true }));
    return thumbprint;
  }

  private ownTypes(): string[] {
    return this.lab.session.machine.role === 'Edge' ? ['Internal'] : ['Default'];
  }

  /** What is rolled, or was before, takes for granted that a certificate is in force. */
  private requireCurrent(types: readonly string[]): void {
    for (const type of types) {
      if (this.lab.certificates.list({ types: [type] }).some(({ state }) => state === 'current')) continue;
      const thumbprint = this.newCertificate([type], `and assigned as ${type}, which the page takes for granted`);
      this.lab.certificates.assign({ types: [type], thumbprint });
    }
  }

  private requirePrevious(type: string): void {
    const known = this.lab.certificates.list({ types: [type] });
    if (known.some(({ state, previousThumbprint }) => state === 'staged' || previousThumbprint !== undefined)) return;
    this.requireCurrent([type]);
    const thumbprint = this.newCertificate([type], `and staged as ${type}, whose predecessor the page speaks of`);
    this.lab.certificates.assign({ types: [type], thumbprint, roll: true, effectiveDate: this.lab.clock.now() + DAY });
  }

  /** A previous certificate is one whose successor has taken effect. */
  private letTimePass(values: readonly CommandValue[]): void {
    const types = this.typesOf(values);
    if (!values.some(({ parameters, command }) => parameters.has('previous') && /-CsCertificate$/i.test(command)))
      return;
    for (const type of types) {
      this.requirePrevious(type);
      const staged = this.lab.certificates.list({ types: [type] }).find(({ state }) => state === 'staged');
      const at = staged?.effectiveDate;
      if (at === undefined || at <= this.lab.clock.now()) continue;
      this.lab.clock.advanceTo(at + HOUR);
      this.tell(`the lab's clock was moved to ${this.dateText(at + HOUR)}, when the staged certificate is in force`);
    }
  }

  // Dates

  private date({ value, placeholders }: CommandValue): string | null {
    const now = this.lab.clock.now();
    // Time goes on while a page runs: each command looks anew.
    const instant = placeholders.length > 0 ? now : this.dateOf(value);
    return instant === null || instant > now ? null : this.dateText(now + DAY);
  }

  // Files

  private inputFile(value: CommandValue): string | null {
    const path = fileName(value);
    if (path === null) return null;
    if (!this.exists(path)) this.makeFile(path, value);
    return path === value.value ? null : path;
  }

  private outputFile(value: CommandValue): string | null {
    const path = fileName(value);
    if (path === null) return null;
    const folder = /^(.*)\\[^\\]+$/.exec(path)?.[1];
    if (folder !== undefined && /^[A-Za-z]:\\./.test(folder) && !this.exists(folder)) {
      this.onDisk(folder, (host) => platform().files.mkdir(host, { recursive: true }));
      this.tell(`the folder ${folder} was made`);
    }
    return path === value.value ? null : path;
  }

  private exists(path: string): boolean {
    return this.onDisk(path, (host) => platform().files.exists(host)) ?? true;
  }

  /** Null for what is no path of a disk of the lab. */
  private onDisk<T>(path: string, work: (hostPath: string) => T): T | null {
    if (!/^(?:[A-Za-z]:\\|\\\\)/.test(path)) return null;
    try {
      const { root, hostPath } = this.lab.session.machine.disk.locate(path);
      // Files of this computer (\\tsclient) are the person's own: nothing is made or removed there.
      return root === undefined ? null : work(hostPath);
    } catch (error) {
      if (error instanceof DeploymentError) return null;
      throw error;
    }
  }

  private makeFile(path: string, { command, siblings }: CommandValue): void {
    const password = siblings.get('password') ?? '';
    const content = /-CsConfiguration$/i.test(command)
      ? this.lab.configuration.export()
      : /\.(?:pfx|p12)$/i.test(path)
        ? this.pfx(this.ownTypes(), password)
        : null;
    if (content === null) return;
    if (this.onDisk(path, (host) => writeFile(host, content)))
      this.tell(`the file ${path} was made${password === '' ? '' : `, with the password ${password}`}`);
  }

  /** A certificate with its key as a file; nothing of it stays where it was requested. */
  private pfx(types: readonly string[], password: string): Uint8Array {
    const { computer } = this.lab.topology.document.session;
    const inside = this.reachesAuthority ? this.lab : this.lab.loggedOnTo(computer);
    const { machine } = inside.session;
    // A request is for uses of the machine on which it is made; what the other one is called goes into the names.
    const wanted =
      inside === this.lab ? { types } : { types: ['Default'], domainNames: [this.lab.session.machine.fqdn] };
    const { certificate } = inside.certificates.request({ ...wanted, exportable: true });
    const file = inside.stores.exportPfx(machine, 'My', certificate!.thumbprint, password);
    inside.stores.remove(machine, 'My', certificate!.thumbprint);
    return file;
  }

  private tell(what: string): void {
    this.prepared.push(what);
  }
}

function writeFile(hostPath: string, content: Uint8Array): true {
  platform().files.mkdir(platform().paths.directoryName(hostPath), { recursive: true });
  platform().files.writeFile(hostPath, content);
  return true;
}

function isCertificateType(text: string): boolean {
  try {
    parseCertificateType(text);
    return true;
  } catch (error) {
    if (error instanceof DeploymentError) return false;
    throw error;
  }
}

/** `Get-CsX - Filter y`: the dash of a parameter that editing has parted from its name. */
function withJoinedDashes(text: string): string {
  if (!/^\s*(?:\$\w+\s*=\s*)?[A-Za-z]+-Cs\w+\s/i.test(text) || /["']/.test(text.split(/\s[-–] /, 1)[0]!)) return text;
  return text.replace(/(\s[-–])[ \t]+(?=[A-Z]\w+(?:[ \t]|$))/, '$1');
}

/** `<descriptive name for policy>` as a name: `DescriptiveNameForPolicy`. */
function nameOf(words: string): string {
  const parts = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('')
    .slice(0, 60);
}

/** Forty digits, and what becomes of them on pages: one too many, blanks between them, a mark before, an ellipsis. */
function isThumbprintLike(text: string): boolean {
  const [, digits = '', ellipsis] = /^[\u200e\u200f\s]*([0-9A-F][0-9A-F\s]*)(\.{3}|…)?[0-9A-F\s]*$/i.exec(text) ?? [];
  return digits.replace(/\s/g, '').length >= (ellipsis === undefined ? 8 : 4);
}

function isFqdnLike(text: string): boolean {
  return /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(text);
}

/** `C:\ <config.zip or backup.zip>` and `<path and file name>` as a path; null for a placeholder that names none. */
function fileName({ value, placeholders }: CommandValue): string | null {
  if (placeholders.length === 0) return value;
  const [mark] = placeholderMarks(value);
  const word = /[\p{L}\p{N}_-]+\.\w{2,4}\b/u.exec(mark!.name)?.[0] ?? `${placeholderKey(mark!.name).slice(0, 30)}.txt`;
  const before = value.slice(0, mark!.start).trim();
  if (before === '') return `C:\\${word}`;
  return before.endsWith('\\') ? before + word + value.slice(mark!.end) : null;
}
