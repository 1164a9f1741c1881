/**
 * The Cert: drive: the certificate stores of the machine of the lab on which the session is logged on
 * (`Cert:\LocalMachine\My`). The stores of the user hold nothing of their own; roots and intermediate authorities of the
 * machine show there too, as on Windows.
 */
import { type StoreEntry, type StoreLocation, storeLocations } from '../../../src/deployment/certificate-store.ts';
import type { Deployment } from '../../../src/deployment/deployment.ts';
import { normalizeThumbprint } from '../../../src/deployment/x509-reading.ts';
import { Provider, type ProviderCall, type ProviderItem } from '../../../src/providers/provider.ts';
import { PSDriveInfo } from '../../../src/providers/provider-info.ts';
import { CertificatePart, X509Certificate2 } from '../../deployment/certificate-objects.ts';
import { CertificateStore } from '../../deployment/certificate-stores.ts';
import type { MachineCertificates } from '../../deployment/machine-certificates.ts';

const LOCATIONS = ['CurrentUser', 'LocalMachine'] as const;
type Location = (typeof LOCATIONS)[number];

/** What a path of the drive means, as far as it goes. */
interface Place {
  readonly location?: Location;
  readonly store?: StoreLocation;
  readonly thumbprint?: string;
}

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

  exists(path: string): boolean {
    const place = placeOf(path);
    if (!place) return false;
    return place.thumbprint === undefined || this.find(place) !== undefined;
  }

  isContainer(path: string): boolean {
    const place = placeOf(path);
    return place !== null && place.thumbprint === undefined;
  }

  getItem(path: string): ProviderItem | null {
    const place = placeOf(path);
    if (!place) return null;
    const { location, store, thumbprint } = place;
    if (thumbprint !== undefined) {
      const entry = this.find(place);
      if (!entry) return null;
      return {
        value: this.certificate(entry, place),
        path: pathOf(location, store, entry.thumbprint),
        isContainer: false,
      };
    }
    if (store !== undefined) {
      return { value: new CertificateStore(store, location ?? ''), path: pathOf(location, store), isContainer: true };
    }
    const value = new CertificatePart('Microsoft.PowerShell.Commands.X509StoreLocation', {
      Location: location ?? '',
      StoreNames: [...storeLocations],
    });
    return { value, path: pathOf(location), isContainer: true };
  }

  *childNames(path: string): Iterable<string> {
    const place = placeOf(path);
    if (!place || place.thumbprint !== undefined) return;
    if (place.location === undefined) yield* LOCATIONS;
    else if (place.store === undefined) yield* storeLocations;
    else for (const entry of this.entries(place)) yield entry.thumbprint;
  }

  override removeItem(path: string, _recurse: boolean, call: ProviderCall): void {
    const place = placeOf(path);
    if (place?.thumbprint === undefined || place.store === undefined) {
      call.error('CannotRemoveContainer', 'InvalidOperation', 'You cannot remove a certificate container.', {
        target: path,
      });
      return;
    }
    if (!call.shouldProcess(`Item: ${path}`, 'Remove certificate')) return;
    const deployment = this.deployment();
    deployment.stores.remove(deployment.session.machine, place.store, place.thumbprint);
  }

  override propertyHolder(path: string): unknown {
    return this.getItem(path)?.value;
  }

  /** A certificate of a store as an object that knows where it lies. */
  certificate(entry: StoreEntry, { location, store }: Place): X509Certificate2 {
    const deployment = this.deployment();
    const { machine } = deployment.session;
    return new X509Certificate2(entry, {
      friendlyName: entry.friendlyName,
      ...(entry.key && { key: entry.key }),
      ...(store && { store }),
      rename(friendlyName) {
        if (location === 'LocalMachine' && store)
          deployment.stores.rename(machine, store, entry.thumbprint, friendlyName);
      },
    });
  }

  /** What .NET's types of certificates reach of the machine. */
  machineCertificates(): MachineCertificates {
    return {
      list: (location, store) => {
        const place = { location: location as Location, store };
        return this.entries(place).map((entry) => this.certificate(entry, place));
      },
      add: (store, { info: certificate, home: { key }, friendlyName }) => {
        const deployment = this.deployment();
        const entry = {
          certificate,
          friendlyName,
          ...(key && { privateKey: key.privateKey, exportable: key.exportable }),
        };
        deployment.stores.add(deployment.session.machine, store, [entry]);
      },
      remove: (store, thumbprint) => {
        const deployment = this.deployment();
        return deployment.stores.remove(deployment.session.machine, store, thumbprint);
      },
      chain: (certificate) => this.deployment().stores.chain(this.deployment().session.machine, certificate),
    };
  }

  private find(place: Place): StoreEntry | undefined {
    const wanted = normalizeThumbprint(place.thumbprint ?? '');
    return this.entries(place).find((entry) => entry.thumbprint === wanted);
  }

  private entries({ location, store }: Place): StoreEntry[] {
    if (store === undefined || (location === 'CurrentUser' && store === 'My')) return [];
    return this.deployment().session.machine.certificates(store);
  }
}

/** Reads a path; null for one that leads nowhere. */
export function placeOf(path: string): Place | null {
  const parts = path.split(/[\\/]+/).filter((part) => part !== '');
  if (parts.length > 3) return null;
  const [first, second, third] = parts;
  const location = first === undefined ? undefined : named(LOCATIONS, first);
  const store = second === undefined ? undefined : named(storeLocations, second);
  if ((first !== undefined && !location) || (second !== undefined && !store)) return null;
  return {
    ...(location && { location }),
    ...(store && { store }),
    ...(third !== undefined && { thumbprint: third }),
  };
}

function named<T extends string>(names: readonly T[], wanted: string): T | undefined {
  return names.find((name) => name.toLowerCase() === wanted.toLowerCase());
}

function pathOf(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\\');
}
