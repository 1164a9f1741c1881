/**
 * The certificates that a page takes for granted: those that its specimens stand for, those that are in force or were
 * before, with the time that has to pass in between.
 */
import { parseCertificateType } from '../../deployment/certificate-types.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import { DeploymentError } from '../../deployment/deployment-error.ts';
import { platform } from '../../platform/platform.ts';
import type { CertificateMark } from './certificate-marks.ts';
import type { CommandValue } from './command-values.ts';
import { onLabDisk, writeFile } from './lab-files.ts';
import type { PagePlace } from './page-place.ts';
import type { SpecimenBindings } from './specimen-bindings.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The password that the documentation's examples use. */
export const FILE_PASSWORD = 'P@ssw0rd';

export class PageCertificates {
  constructor(
    private readonly place: PagePlace,
    private readonly bindings: SpecimenBindings,
  ) {}

  private get lab(): Deployment {
    return this.place.lab;
  }

  /** The types of certificate that a command names. */
  typesOf(values: readonly CommandValue[]): string[] {
    return values
      .filter(({ command, parameter }) => /-CsCertificate$/i.test(command) && /^(?:type|certtype)$/i.test(parameter))
      .map(({ value }) => value)
      .filter(isCertificateType);
  }

  /** What stands for a thumbprint; null where it is that of a certificate here, or none at all. */
  thumbprint(value: CommandValue): string | null {
    const digits = value.value.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
    const own = this.lab.session.machine.certificates('My');
    if (value.placeholders.length === 0) {
      if (own.some(({ thumbprint }) => thumbprint === digits)) return null;
      if (!isThumbprintLike(value.value)) return null;
    }
    const types = [value.siblings.get('type') ?? ''].filter(isCertificateType);
    const machine = this.lab.session.machine.fqdn;
    if (value.parameters.has('roll')) this.requireCurrent(types);
    return this.bindings.bound('thumbprint', `${value.value} ${machine}`, () =>
      this.certificateFor(types, value.value),
    );
  }

  /** What stands for a thumbprint or serial number that is that of no certificate here; null where nothing can. */
  standIn(mark: CertificateMark): string | null {
    const digits = mark.text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase();
    if (this.isKnown(mark, digits)) return null;
    const key = `${mark.text} ${this.lab.session.machine.fqdn}`;
    const meant = (): string | null => this.bindings.bound('thumbprint', key, () => this.meantBy(mark));
    return mark.kind === 'thumbprint'
      ? meant()
      : this.bindings.bound('serial number', key, () => this.serialNumberOf(meant(), mark.store));
  }

  private isKnown({ kind, store, isAtAuthority }: CertificateMark, digits: string): boolean {
    if (isAtAuthority)
      return this.lab.authority.all().some(({ issued }) => issued.some(({ serialNumber }) => serialNumber === digits));
    const known = this.lab.session.machine.certificates(store);
    return known.some((one) => (kind === 'thumbprint' ? one.thumbprint : one.serialNumber) === digits);
  }

  private meantBy({ text, store, isInUse, isAtAuthority }: CertificateMark): string | null {
    const { machine } = this.lab.session;
    if (isInUse) {
      const used = this.lab.certificates.list().map(({ certificate }) => certificate.thumbprint);
      return this.bindings.unused('thumbprint', used);
    }
    if (isAtAuthority) return this.newCertificate(this.ownTypes(), `for ${text}`);
    if (store.toLowerCase() === 'my') return this.certificateFor([], text);
    return this.bindings.unused(
      'thumbprint',
      machine.certificates(store).map(({ thumbprint }) => thumbprint),
    );
  }

  private serialNumberOf(thumbprint: string | null, store: string): string | null {
    const found = this.lab.session.machine.certificates(store).find((one) => one.thumbprint === thumbprint);
    return found?.serialNumber ?? null;
  }

  /** A certificate that came later than those in force, of those that the page has brought about; else a new one. */
  certificateFor(types: readonly string[], specimen: string): string {
    const assigned = new Set(this.lab.certificates.list().map(({ certificate }) => certificate.thumbprint));
    const newest = this.lab.session.machine
      .certificates('My')
      .findLast(
        ({ thumbprint, hasPrivateKey }) =>
          hasPrivateKey && !assigned.has(thumbprint) && !this.bindings.holds(thumbprint),
      );
    return newest?.thumbprint ?? this.newCertificate(types, `for ${specimen}`);
  }

  private newCertificate(types: readonly string[], why: string): string {
    const wanted = types.length > 0 ? types : this.ownTypes();
    const thumbprint = this.reachesAuthority
      ? issued(this.lab, { types: wanted, exportable: true }).thumbprint
      : this.broughtCertificate(wanted);
    this.place.tell(`a certificate was requested ${why}`);
    return thumbprint;
  }

  /** Edge Servers are in no domain: what they need is requested inside and brought to them as a file. */
  get reachesAuthority(): boolean {
    return this.lab.session.machine.role !== 'Edge';
  }

  private broughtCertificate(types: readonly string[]): string {
    const path = 'C:\\Windows\\Temp\\brought.pfx';
    const content = this.pfx(types, FILE_PASSWORD);
    onLabDisk(this.lab, path, (host) => writeFile(host, content));
    const { thumbprint } = this.lab.certificates.import({ path, password: FILE_PASSWORD, exportable: true });
    onLabDisk(this.lab, path, (host) => platform().files.rm(host, { force: true }));
    return thumbprint;
  }

  ownTypes(): string[] {
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
  letTimePass(values: readonly CommandValue[]): void {
    const types = this.typesOf(values);
    if (!values.some(({ parameters, command }) => parameters.has('previous') && /-CsCertificate$/i.test(command)))
      return;
    for (const type of types) {
      this.requirePrevious(type);
      const staged = this.lab.certificates.list({ types: [type] }).find(({ state }) => state === 'staged');
      const at = staged?.effectiveDate;
      if (at === undefined || at <= this.lab.clock.now()) continue;
      this.lab.clock.advanceTo(at + HOUR);
      this.place.tell(
        `the lab's clock was moved to ${this.place.dateText(at + HOUR)}, when the staged certificate is in force`,
      );
    }
  }

  /** The answer to a request of this machine: the certificate alone, whose key is here already. */
  answer(types: readonly string[]): Uint8Array {
    const { machine } = this.lab.session;
    const thumbprint = this.newCertificate(types, 'whose answer the page imports');
    return machine.certificates('My').find((one) => one.thumbprint === thumbprint)?.der ?? new Uint8Array(0);
  }

  /** A certificate with its key as a file; nothing of it stays where it was requested. */
  pfx(types: readonly string[], password: string): Uint8Array {
    const { computer } = this.lab.topology.document.session;
    const inside = this.reachesAuthority ? this.lab : this.lab.loggedOnTo(computer);
    const { machine } = inside.session;
    // A request is for uses of the machine on which it is made; what the other one is called goes into the names.
    const wanted =
      inside === this.lab ? { types } : { types: ['Default'], domainNames: [this.lab.session.machine.fqdn] };
    const { thumbprint } = issued(inside, { ...wanted, exportable: true });
    const file = inside.stores.exportPfx(machine.storePlace('My'), thumbprint, password);
    inside.stores.remove(machine.storePlace('My'), thumbprint);
    return file;
  }
}

/** A certificate that the authority of a lab issues at once. */
function issued(
  lab: Deployment,
  wanted: Parameters<Deployment['certificates']['request']>[0],
): NonNullable<ReturnType<Deployment['certificates']['request']>['certificate']> {
  const { certificate } = lab.certificates.request(wanted);
  if (!certificate) throw new Error('The authority has issued no certificate.');
  return certificate;
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

/** Forty digits, and what becomes of them on pages: one too many, blanks between them, a mark before, an ellipsis. */
function isThumbprintLike(text: string): boolean {
  const [, digits = '', ellipsis] = /^[\u200e\u200f\s]*([0-9A-F][0-9A-F\s]*)(\.{3}|…)?[0-9A-F\s]*$/i.exec(text) ?? [];
  return digits.replace(/\s/g, '').length >= (ellipsis === undefined ? 8 : 4);
}
