/**
 * Collections of certificates, and the stores of .NET's X509Store. A session without a lab has empty stores that keep
 * nothing.
 */
import type { StoreName } from '../../src/deployment/certificate-store.ts';
import { normalizeThumbprint } from '../../src/deployment/x509-reading.ts';
import { ambient, ambientPort } from '../../src/types/ambient.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { instantOf } from '../../src/types/values/instants.ts';
import type { X509Certificate2 } from './certificate-objects.ts';
import { type CertificateLocation, type MachineCertificates, machineCertificates } from './machine-certificates.ts';
import { chainInSession } from './session-chains.ts';

export class CertificateCollection extends NetObject {
  constructor(readonly items: X509Certificate2[] = []) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.X509Certificates.X509Certificate2Collection');
  }

  indexOf({ info }: X509Certificate2): number {
    return this.items.findIndex((item) => item.info.thumbprint === info.thumbprint);
  }

  remove(certificate: X509Certificate2): void {
    const index = this.indexOf(certificate);
    if (index >= 0) this.items.splice(index, 1);
  }

  /** The certificates that a search finds; with `validOnly` those whose chain is in order. */
  find(kind: string, wanted: unknown, validOnly: boolean): CertificateCollection {
    const matches = matcherOf(kind, wanted);
    return new CertificateCollection(
      this.items.filter((item) => matches(item) && (!validOnly || chainInSession(item.info).statuses.length === 0)),
    );
  }
}

function matcherOf(kind: string, wanted: unknown): (certificate: X509Certificate2) => boolean {
  const text = String(wanted);
  const has = (name: string) => name.toLowerCase().includes(text.toLowerCase());
  const is = (name: string) => name.toLowerCase() === text.toLowerCase();
  const instant = wanted instanceof DateTime ? instantOf(wanted) : ambient().now();
  switch (kind) {
    case 'FindByThumbprint':
      return ({ info }) => info.thumbprint === normalizeThumbprint(text);
    case 'FindBySubjectName':
      return ({ info }) => has(info.subject);
    case 'FindBySubjectDistinguishedName':
      return ({ info }) => is(info.subject);
    case 'FindByIssuerName':
      return ({ info }) => has(info.issuer);
    case 'FindByIssuerDistinguishedName':
      return ({ info }) => is(info.issuer);
    case 'FindBySerialNumber':
      return ({ info }) => is(info.serialNumber);
    case 'FindByTimeValid':
      return ({ info }) => info.notBefore <= instant && instant <= info.notAfter;
    case 'FindByTimeNotYetValid':
      return ({ info }) => instant < info.notBefore;
    case 'FindByTimeExpired':
      return ({ info }) => info.notAfter < instant;
    case 'FindByApplicationPolicy':
      // One without the extension is good for every purpose.
      return ({ info }) => info.keyPurposes.length === 0 || info.keyPurposes.includes(text);
    case 'FindByExtension':
      return ({ extensions }) => extensions.some(({ identifier }) => identifier === text);
    default:
      throw netException('System.PlatformNotSupportedException', `X509FindType.${kind} is not part of lyncshell.`);
  }
}

/** An X509Store: a name and a location, of no use until it is opened. */
export class CertificateStore extends NetObject {
  private mode: 'closed' | 'read' | 'write' = 'closed';

  constructor(
    readonly name: string,
    readonly location: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.X509Certificates.X509Store');
  }

  get isOpen(): boolean {
    return this.mode !== 'closed';
  }

  /** Opens it; a store of the machine that is not there is made, unless `onlyExisting` forbids that. */
  open(canWrite: boolean, onlyExisting: boolean): void {
    const machine = ambientPort(machineCertificates);
    if (machine && this.place === undefined) {
      if (onlyExisting) throw cryptographic('The system cannot find the file specified.');
      if (canWrite && this.location === 'LocalMachine') machine.make(this.name);
    }
    this.mode = canWrite ? 'write' : 'read';
  }

  close(): void {
    this.mode = 'closed';
  }

  get certificates(): CertificateCollection {
    const { place } = this;
    const machine = ambientPort(machineCertificates);
    return new CertificateCollection(
      this.isOpen && place && machine ? machine.list(this.location as CertificateLocation, place) : [],
    );
  }

  add(certificates: readonly X509Certificate2[]): void {
    const { machine, place } = this.writable();
    machine.add(this.location as CertificateLocation, place, certificates);
  }

  remove(certificates: readonly X509Certificate2[]): void {
    const { machine, place } = this.writable();
    machine.remove(this.location as CertificateLocation, place, certificates);
  }

  /** The store of the lab's machines that the name means. */
  private get place(): StoreName | undefined {
    const name = this.name.toLowerCase() === 'certificateauthority' ? 'ca' : this.name.toLowerCase();
    const names = ambientPort(machineCertificates)?.names(this.location as CertificateLocation) ?? [];
    return names.find((known) => known.toLowerCase() === name);
  }

  private writable(): { readonly machine: MachineCertificates; readonly place: StoreName } {
    if (!this.isOpen) throw cryptographic('The X509 certificate store has not been opened.');
    const machine = ambientPort(machineCertificates);
    const { place } = this;
    if (this.mode === 'read' || !machine || !place) {
      throw cryptographic('The X509 certificate store is read-only.');
    }
    return { machine, place };
  }
}

function cryptographic(message: string) {
  return netException('System.Security.Cryptography.CryptographicException', message);
}
