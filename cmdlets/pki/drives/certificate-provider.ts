/**
 * The Cert: drive: the certificate stores of the machine of the lab on which the session is logged on
 * (`Cert:\LocalMachine\My`), and those of whoever is logged on (`Cert:\CurrentUser\My`). The user's show the machine's
 * certificates too, but for the personal ones and the requests, as on Windows.
 */
import type { StoreName, StorePlace } from '../../../src/deployment/certificate-store.ts';
import { storeLocations } from '../../../src/deployment/certificate-store.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { StoreEntry } from '../../../src/deployment/stored-certificate.ts';
import type { ParameterDeclarations } from '../../../src/engine/cmdlet.ts';
import {
  type ChildOptions,
  type NewItemOptions,
  Provider,
  type ProviderCall,
  type ProviderItem,
  PSDriveInfo,
} from '../../../src/providers/provider.ts';
import { type NetException, netException, runtimeException } from '../../../src/types/net-exception.ts';
import { type CertificateKey, CertificatePart, X509Certificate2 } from '../../deployment/certificate-objects.ts';
import { CertificateStore } from '../../deployment/certificate-stores.ts';
import {
  type CertificateLocation,
  certificateLocations,
  type MachineCertificates,
} from '../../deployment/machine-certificates.ts';
import { filterOf, filterParameters } from './certificate-filter.ts';

/** What a path of the drive means, as far as it goes. */
interface DrivePath {
  readonly location?: CertificateLocation;
  readonly store?: StoreName;
  readonly thumbprint?: string;
}

const REMOVAL = {
  DeleteKey: { type: 'switch', help: 'Removes the private key too.' },
} as const satisfies ParameterDeclarations;

export class CertificateProvider extends Provider {
  override readonly separator = '\\';
  override readonly isNavigable = true;

  constructor(private readonly deployment: () => Deployment) {
    super('Certificate', 'Microsoft.PowerShell.Security', 'Microsoft.PowerShell.Commands.CertificateProvider', [
      'ShouldProcess',
    ]);
  }

  initialDrives(): PSDriveInfo[] {
    return [new PSDriveInfo('Cert', this, '', 'X509 Certificate Provider')];
  }

  override normalize(path: string): string {
    return path.replaceAll('/', '\\').replace(/^\\+|\\+$/g, '');
  }

  override parametersOf(cmdlet: string): ParameterDeclarations | null {
    if (cmdlet === 'Get-ChildItem' || cmdlet === 'Get-Item') return filterParameters;
    return cmdlet === 'Remove-Item' ? REMOVAL : null;
  }

  exists(path: string): boolean {
    const place = this.resolve(path);
    return place !== null && (place.thumbprint === undefined || this.find(place) !== undefined);
  }

  isContainer(path: string): boolean {
    const place = this.resolve(path);
    return place !== null && place.thumbprint === undefined;
  }

  getItem(path: string, call?: ProviderCall): ProviderItem | null {
    const place = this.resolve(path);
    if (!place) return null;
    const filter = call ? filterOf(call.given) : null;
    if (place.thumbprint === undefined) return filter ? null : this.container(place);
    const entry = this.find(place);
    if (!entry) return null;
    const item = this.item(entry, place);
    return filter && !filter(item.value) ? null : item;
  }

  /** A certificate of a store as an item of the drive. */
  item(entry: StoreEntry, place: DrivePath): ProviderItem & { readonly value: X509Certificate2 } {
    const path = pathOf(place.location, place.store, entry.thumbprint);
    return { value: this.certificate(entry, place), path, isContainer: false };
  }

  *childNames(path: string): Iterable<string> {
    const place = this.resolve(path);
    if (!place || place.thumbprint !== undefined) return;
    if (place.location === undefined) yield* certificateLocations;
    else if (place.store === undefined) yield* this.storeNames(place.location);
    else yield* this.deployment().stores.thumbprints(this.placeOf(place.location, place.store));
  }

  /** A store is read as a whole: to look each certificate up would take as many searches. */
  override *children(path: string, options: ChildOptions, call: ProviderCall): Iterable<ProviderItem> {
    const place = this.resolve(path);
    if (place?.store === undefined || place.thumbprint !== undefined) {
      const isFiltered = filterOf(call.given) !== null;
      for (const item of super.children(path, options, { ...call, given: {} })) {
        yield isFiltered ? { ...item, isPassage: true } : item;
      }
      return;
    }
    const filter = filterOf(call.given);
    for (const entry of this.entries(place)) {
      const item = this.item(entry, place);
      if (!filter || filter(item.value)) yield item;
    }
  }

  override removeItem(path: string, _recurse: boolean, call: ProviderCall): void {
    const place = this.resolve(path);
    if (!place) return;
    const { location, store, thumbprint } = place;
    refuseRootOfUser(place);
    if (location === undefined || store === undefined) {
      throw refused('CannotRemoveContainer', 'You cannot remove a certificate container. ');
    }
    if (thumbprint === undefined) {
      this.removeStore(location, store, path, call);
      return;
    }
    const deletesKey = call.given.DeleteKey === true;
    const action = deletesKey ? 'Remove certificate and its private key.' : 'Remove certificate';
    if (call.shouldProcess(`Item: ${path} `, action)) {
      this.deployment().stores.remove(this.placeOf(location, store), thumbprint, { keepsKey: !deletesKey });
    }
  }

  override moveItem(path: string, destination: string, call: ProviderCall): ProviderItem | null {
    const from = this.resolve(path);
    if (from?.location === undefined || from.store === undefined || from.thumbprint === undefined) {
      throw refused('CannotMoveContainer', 'You cannot move a certificate container. ');
    }
    const to = this.resolve(destination);
    const isSame = to?.thumbprint === undefined || to.thumbprint.toUpperCase() === from.thumbprint.toUpperCase();
    if (to?.location === undefined || to.store === undefined || !isSame) {
      throw refused('InvalidDestStore', 'The destination is not a valid store. ');
    }
    if (to.location !== from.location) {
      const message = 'You cannot move a certificate from user store to or from machine. ';
      throw refused('CannotMoveCrossContext', message);
    }
    if (to.store === from.store) {
      throw refused('CannotMoveToSameStore', 'You cannot move a certificate to the same store. ');
    }
    refuseRootOfUser(from);
    refuseRootOfUser(to);
    const target = pathOf(to.location, to.store);
    if (!call.shouldProcess(`Item: ${path} Destination: ${target} `, 'Move certificate')) return null;
    const [source, place] = [this.placeOf(from.location, from.store), this.placeOf(to.location, to.store)];
    this.deployment().stores.move(source, place, from.thumbprint);
    return this.getItem(pathOf(target, from.thumbprint));
  }

  override newItem(path: string, _options: NewItemOptions, call: ProviderCall): ProviderItem | null {
    const place = drivePathOf(path);
    if (place?.location === undefined || place.store === undefined || place.thumbprint !== undefined) {
      throw refused('CannotCreateItem', 'You cannot create an item other than certificate store. ');
    }
    if (place.location === 'CurrentUser') {
      const message = 'Creating certificate stores under CurrentUser is not supported. ';
      throw refused('CannotCreateUserStore', message);
    }
    if (!call.shouldProcess(path, 'New Item')) return null;
    const { stores, session } = this.deployment();
    if (!stores.make(session.machine, place.store)) {
      throw runtimeException('System.ComponentModel.Win32Exception', 'NotSpecified', 'The file exists.', {
        typeName: 'System.ComponentModel.Win32Exception',
      });
    }
    return this.container(place);
  }

  override propertyHolder(path: string): unknown {
    return this.getItem(path)?.value;
  }

  /** A certificate of a store as an object that knows where it lies. */
  certificate(entry: StoreEntry, { location, store }: DrivePath): X509Certificate2 {
    if (location === undefined || store === undefined) return new X509Certificate2(entry);
    const place = this.placeOf(location, store);
    return new X509Certificate2(entry, {
      friendlyName: entry.friendlyName,
      ...(entry.key && { key: this.keyInReach(place, entry.key) }),
      place,
      rename: (friendlyName) => {
        this.deployment().stores.rename(place, entry.thumbprint, friendlyName);
      },
    });
  }

  /** The keys of a machine are its administrators': for others the key set is not there (NTE_BAD_KEYSET). */
  private keyInReach(place: StorePlace, key: CertificateKey): CertificateKey {
    const { stores } = this.deployment();
    return {
      exportable: key.exportable,
      get privateKey() {
        if (stores.mayReadKeys(place)) return key.privateKey;
        throw netException('System.Security.Cryptography.CryptographicException', 'Keyset does not exist');
      },
    };
  }

  /** What .NET's types of certificates reach of the machine. */
  machineCertificates(): MachineCertificates {
    return {
      names: (location) => this.storeNames(location),
      list: (location, store) =>
        this.entries({ location, store }).map((entry) => this.certificate(entry, { location, store })),
      add: (location, store, certificates) => {
        const entries = certificates.map(({ info: certificate, home: { key }, friendlyName }) => ({
          certificate,
          friendlyName,
          ...(key && { privateKey: key.privateKey, exportable: key.exportable }),
        }));
        this.deployment().stores.add(this.placeOf(location, store), entries);
      },
      remove: (location, store, certificates) => {
        const thumbprints = certificates.map(({ info }) => info.thumbprint);
        this.deployment().stores.removeAll(this.placeOf(location, store), thumbprints);
      },
      make: (store) => {
        this.deployment().stores.make(this.deployment().session.machine, store);
      },
      known: () => this.deployment().stores.known(this.deployment().session.machine),
      revocation: (certificate, issuer, at) => this.deployment().stores.revocation(certificate, issuer, at),
    };
  }

  /** The store of the machine or of the user. */
  placeOf(location: CertificateLocation, store: StoreName): StorePlace {
    const { machine, user } = this.deployment().session;
    return location === 'LocalMachine' ? machine.storePlace(store) : { owner: { fqdn: machine.fqdn, user }, store };
  }

  /** Reads a path; null for one that leads nowhere. Stores are named as they are there. */
  resolve(path: string): DrivePath | null {
    const place = drivePathOf(path);
    if (place?.location === undefined || place.store === undefined) return place;
    const { store } = place;
    const known = this.storeNames(place.location).find((name) => name.toLowerCase() === store.toLowerCase());
    return known === undefined ? null : { ...place, store: known };
  }

  private container({ location, store }: DrivePath): ProviderItem {
    if (store !== undefined) {
      return { value: new CertificateStore(store, location ?? ''), path: pathOf(location, store), isContainer: true };
    }
    const value = new CertificatePart('Microsoft.PowerShell.Commands.X509StoreLocation', {
      Location: location ?? '',
      StoreNames: location ? this.storeNames(location) : [],
    });
    return { value, path: pathOf(location), isContainer: true };
  }

  private removeStore(location: CertificateLocation, store: StoreName, path: string, call: ProviderCall): void {
    if (location === 'CurrentUser') {
      const message = 'Deleting certificate stores under CurrentUser is not supported. ';
      throw refused('CannotDeleteUserStore', message);
    }
    if ((storeLocations as readonly string[]).includes(store)) {
      const message = `The store ${store} is a built-in system store and cannot be deleted.`;
      throw refused('CannotRemoveSystemStore', message);
    }
    const { stores, session } = this.deployment();
    if (call.shouldProcess(`Item: ${path} `, 'Remove certificate')) stores.unmake(session.machine, store);
  }

  private storeNames(location: CertificateLocation): string[] {
    const { stores, session } = this.deployment();
    return stores.names(
      location === 'LocalMachine' ? session.machine.fqdn : { ...session, fqdn: session.machine.fqdn },
    );
  }

  private find({ location, store, thumbprint }: DrivePath): StoreEntry | undefined {
    if (location === undefined || store === undefined || thumbprint === undefined) return undefined;
    return this.deployment().stores.find(this.placeOf(location, store), thumbprint);
  }

  private entries({ location, store }: DrivePath): StoreEntry[] {
    return location === undefined || store === undefined
      ? []
      : this.deployment().stores.list(this.placeOf(location, store));
  }
}

/** Windows asks whoever changes the roots of a user, in a window that a session without a desktop does not have. */
function refuseRootOfUser({ location, store }: DrivePath): void {
  if (location !== 'CurrentUser' || store !== 'Root') return;
  throw refused('UINotAllowed', 'The operation is on user root store and UI is not allowed. ');
}

function refused(id: string, message: string): NetException {
  return runtimeException(id, 'InvalidOperation', message, { typeName: 'System.InvalidOperationException' });
}

/** The parts of a path, whether or not there is such a store. */
export function drivePathOf(path: string): DrivePath | null {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  if (parts.length > 3) return null;
  const [first, store, thumbprint] = parts;
  const location =
    first === undefined ? undefined : certificateLocations.find((name) => name.toLowerCase() === first.toLowerCase());
  if (first !== undefined && !location) return null;
  return {
    ...(location && { location }),
    ...(store !== undefined && { store }),
    ...(thumbprint !== undefined && { thumbprint }),
  };
}

function pathOf(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\\');
}
