/** `lab.stores`: the certificate stores of machines, as the Cert: drive and the cmdlets of Windows see them. */
import {
  addToStore,
  buildChain,
  type CertificateChain,
  findInStore,
  type NewStoreEntry,
  privateKeyOf,
  removeFromStore,
  type StoreLocation,
} from './certificate-store.ts';
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import type { LabAccess } from './operation-context.ts';
import { writePfx } from './pfx-writing.ts';
import { type CertificateInfo, normalizeThumbprint } from './x509-reading.ts';

export class CertificateStores {
  constructor(private readonly lab: LabAccess) {}

  /** Puts certificates into a store of a machine. */
  add(machine: Machine, location: StoreLocation, entries: readonly NewStoreEntry[]): void {
    this.lab.change((change) => {
      for (const entry of entries) addToStore(change, machine.fqdn, location, entry);
    });
  }

  /** Gives a certificate another name for people; false where there is no such certificate. */
  rename(machine: Machine, location: StoreLocation, thumbprint: string, friendlyName: string): boolean {
    return this.lab.change((change) => {
      const certificate = findInStore(change, machine.fqdn, location, thumbprint);
      if (certificate) addToStore(change, machine.fqdn, location, { certificate, friendlyName });
      return certificate !== undefined;
    });
  }

  /** Takes a certificate out of a store; false where there is no such certificate. */
  remove(machine: Machine, location: StoreLocation, thumbprint: string): boolean {
    return this.lab.change((change) => removeFromStore(change, machine.fqdn, location, thumbprint));
  }

  /** The issuers of a certificate as far as a machine knows them, and whether they end at a trusted root. */
  chain(machine: Machine, certificate: CertificateInfo): CertificateChain {
    return buildChain(this.lab.snapshot(), machine.fqdn, certificate);
  }

  /** A certificate of a machine with its private key, as a PFX. */
  exportPfx(machine: Machine, location: StoreLocation, text: string, password: string): Uint8Array {
    const lab = this.lab.snapshot();
    const thumbprint = normalizeThumbprint(text);
    const entry = findInStore(lab, machine.fqdn, location, thumbprint);
    if (!entry) throw new DeploymentError('certificate-not-found', { thumbprint, machine: machine.fqdn });
    const privateKey = privateKeyOf(lab, machine.fqdn, location, thumbprint);
    if (!privateKey) throw new DeploymentError('no-private-key', { thumbprint });
    if (!entry.exportable) throw new DeploymentError('private-key-not-exportable', { thumbprint });
    const chain = buildChain(lab, machine.fqdn, entry).issuers.map((issuer) => issuer.der);
    return writePfx({ certificate: entry.der, privateKey, chain, friendlyName: entry.friendlyName }, password);
  }
}
