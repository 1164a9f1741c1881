/** `lab.stores`: the certificate stores of machines and users, as the Cert: drive and the cmdlets of Windows see them. */

import {
  addAllToStore,
  addToStore,
  findInStore,
  listStore,
  makeStore,
  privateKeyOf,
  removeAllFromStore,
  removeFromStore,
  removeStore,
  type StorePlace,
  storeNames,
  thumbprintsIn,
} from './certificate-store.ts';
import type { BuiltChain } from './chain-building.ts';
import { DeploymentError } from './deployment-error.ts';
import type { Machine } from './machine.ts';
import { type ChainKnowledge, chainKnowledge, chainOnMachine, issuersOf } from './machine-trust.ts';
import type { LabAccess } from './operation-context.ts';
import { pendingKeyOf } from './pending-requests.ts';
import { type PfxProtection, writePfx } from './pfx-writing.ts';
import { loneKeyOf } from './private-keys.ts';
import { type RevocationAnswer, revocationOf } from './revocation.ts';
import { hasLocalRight, requireLocalRight } from './rights.ts';
import type { StoreOwner } from './store-owner.ts';
import type { NewStoreEntry, StoreEntry } from './stored-certificate.ts';
import { type CertificateInfo, normalizeThumbprint } from './x509-reading.ts';

/** What a PFX is made of, and how. */
export interface PfxOptions {
  /** Without the issuers. */
  readonly endEntityOnly?: boolean;
  /** Without the friendly name. */
  readonly withoutProperties?: boolean;
  readonly protection?: PfxProtection;
}

export class CertificateStores {
  constructor(private readonly lab: LabAccess) {}

  /** The names of the stores that somebody has. */
  names(owner: StoreOwner): string[] {
    return storeNames(this.lab.snapshot(), owner);
  }

  /** The certificates in a store. */
  list({ owner, store }: StorePlace): StoreEntry[] {
    return listStore(this.lab.snapshot(), owner, store);
  }

  /** Their thumbprints alone, which is much quicker. */
  thumbprints({ owner, store }: StorePlace): string[] {
    return thumbprintsIn(this.lab.snapshot(), owner, store);
  }

  /** One certificate of a store. */
  find({ owner, store }: StorePlace, thumbprint: string): StoreEntry | undefined {
    return findInStore(this.lab.snapshot(), owner, store, thumbprint);
  }

  /** Those of some certificates that are in a store, in their order. */
  findAll({ owner, store }: StorePlace, thumbprints: readonly string[]): StoreEntry[] {
    const lab = this.lab.snapshot();
    return thumbprints.flatMap((thumbprint) => findInStore(lab, owner, store, thumbprint) ?? []);
  }

  /** Puts certificates into a store. */
  add({ owner, store }: StorePlace, entries: readonly NewStoreEntry[]): void {
    this.requireWritable(owner);
    this.lab.change((change) => addAllToStore(change, owner, store, entries));
  }

  /** Gives a certificate another name for people; false where there is no such certificate. */
  rename({ owner, store }: StorePlace, thumbprint: string, friendlyName: string): boolean {
    this.requireWritable(owner);
    return this.lab.change((change) => {
      const certificate = findInStore(change, owner, store, thumbprint);
      if (certificate) addToStore(change, owner, store, { certificate, friendlyName });
      return certificate !== undefined;
    });
  }

  /** Gives a certificate the private key that the machine has kept of it; false where there is none. */
  repair({ owner, store }: StorePlace, thumbprint: string): boolean {
    this.requireWritable(owner);
    return this.lab.change((change) => {
      const certificate = findInStore(change, owner, store, thumbprint);
      const key = certificate && (loneKeyOf(change, owner, certificate) ?? pendingKeyOf(change, owner, certificate));
      if (!certificate || !key) return false;
      addToStore(change, owner, store, { certificate, ...key });
      return true;
    });
  }

  /** Takes a certificate out of a store; false where there is no such certificate. */
  remove({ owner, store }: StorePlace, thumbprint: string, { keepsKey = true } = {}): boolean {
    this.requireWritable(owner);
    return this.lab.change((change) => removeFromStore(change, owner, store, thumbprint, keepsKey));
  }

  /** Takes several out of a store at once, and says how many of them were in there. */
  removeAll({ owner, store }: StorePlace, thumbprints: readonly string[]): number {
    this.requireWritable(owner);
    return this.lab.change((change) => removeAllFromStore(change, owner, store, thumbprints));
  }

  /** Takes a certificate with its key from one store into another; false where there is no such certificate. */
  move(from: StorePlace, to: StorePlace, thumbprint: string): boolean {
    this.requireWritable(from.owner);
    return this.lab.change((change) => {
      const certificate = findInStore(change, from.owner, from.store, thumbprint);
      if (!certificate) return false;
      const privateKey = privateKeyOf(change, from.owner, from.store, thumbprint);
      const { friendlyName, exportable } = certificate;
      addToStore(change, to.owner, to.store, {
        certificate,
        ...(privateKey && { privateKey, exportable }),
        ...(friendlyName !== '' && { friendlyName }),
      });
      return removeFromStore(change, from.owner, from.store, thumbprint, false);
    });
  }

  /** Makes a store of a machine; false where there is one of that name. */
  make({ fqdn }: Machine, name: string): boolean {
    this.requireWritable(fqdn);
    return this.lab.change((change) => makeStore(change, fqdn, name));
  }

  /** Removes a store that was made; false where there is none of that name. */
  unmake({ fqdn }: Machine, name: string): boolean {
    this.requireWritable(fqdn);
    return this.lab.change((change) => removeStore(change, fqdn, name));
  }

  /** The chain of a certificate as a machine sees it now; `revocation` also asks whether any of it was revoked. */
  chain(machine: Machine, certificate: CertificateInfo, options?: { readonly revocation?: boolean }): BuiltChain {
    const { lab, now } = this.lab.reading();
    return chainOnMachine(lab, machine.fqdn, certificate, now, options);
  }

  /** The issuers, roots and distrusted certificates that a machine knows. */
  known(machine: Machine): ChainKnowledge {
    return chainKnowledge(this.lab.snapshot(), machine.fqdn);
  }

  /** What an issuer says of a certificate at a moment. */
  revocation(certificate: CertificateInfo, issuer: CertificateInfo, at: number): RevocationAnswer {
    const { lab, machine } = this.lab.reading();
    return revocationOf(lab, certificate, issuer, at, machine.fqdn);
  }

  /** A certificate with its private key, as a PFX. */
  exportPfx({ owner, store }: StorePlace, text: string, password: string, options: PfxOptions = {}): Uint8Array {
    this.requireWritable(owner); // the keys of a machine are read by its administrators alone
    const lab = this.lab.snapshot();
    const fqdn = typeof owner === 'string' ? owner : owner.fqdn;
    const thumbprint = normalizeThumbprint(text);
    const entry = findInStore(lab, owner, store, thumbprint);
    if (!entry) throw new DeploymentError('certificate-not-found', { thumbprint, machine: fqdn });
    const privateKey = privateKeyOf(lab, owner, store, thumbprint);
    if (!privateKey) throw new DeploymentError('no-private-key', { thumbprint });
    if (!entry.exportable) throw new DeploymentError('private-key-not-exportable', { thumbprint });
    const chain = options.endEntityOnly ? [] : issuersOf(lab, fqdn, entry).map((issuer) => issuer.der);
    const friendlyName = options.withoutProperties ? '' : entry.friendlyName;
    return writePfx({ certificate: entry.der, privateKey, chain, friendlyName }, password, options.protection);
  }

  /** Whether who is logged on may use the private keys of a store. */
  mayReadKeys({ owner }: StorePlace): boolean {
    return typeof owner !== 'string' || hasLocalRight(this.lab.context(), owner);
  }

  /** Everybody writes to stores of their own; the machine's are its administrators'. */
  private requireWritable(owner: StoreOwner): void {
    if (typeof owner === 'string') requireLocalRight(this.lab.context(), owner);
  }
}
