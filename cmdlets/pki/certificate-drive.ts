/** Gives a session that has a lab its Cert: drive, and the certificate cmdlets the store that a path of it names. */
import type { StoreName, StorePlace } from '../../src/deployment/certificate-store.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { DRIVES } from '../../src/providers/drive-table.ts';
import { withNotes } from '../../src/providers/item-notes.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { type CertificateLocation, machineCertificates } from '../deployment/machine-certificates.ts';
import { CertificateProvider } from './drives/certificate-provider.ts';

/** A store that a path names: its name, and as a place of the lab. */
export interface NamedStore {
  readonly location: CertificateLocation;
  readonly store: StoreName;
  readonly place: StorePlace;
}

/** Gives a session that has a lab the drive of its machine's certificates. */
export function connectCertificateDrive({ services, ambient }: Runspace): void {
  if (!services.has(deploymentKey)) return;
  const provider = new CertificateProvider(() => services.require(deploymentKey));
  services.require(DRIVES).registerProvider(provider);
  ambient.ports.set(machineCertificates, provider.machineCertificates());
}

/** The store that -CertStoreLocation names, or the current location when it is on the drive. */
export function storeNamed(ps: CmdletActions, path: string | undefined): NamedStore {
  const drives = ps.service(DRIVES);
  const { provider, path: inner } = drives.resolve(path ?? '.');
  const found = provider instanceof CertificateProvider ? provider.resolve(inner) : null;
  if (
    !(provider instanceof CertificateProvider) ||
    !found?.location ||
    !found.store ||
    found.thumbprint !== undefined
  ) {
    const message = `Cannot find path '${path ?? drives.pathInfo}' because it is no certificate store, such as Cert:\\LocalMachine\\My.`;
    return ps.fail('PathNotFound', 'ObjectNotFound', message, { target: path ?? null });
  }
  const { location, store } = found;
  return { location, store, place: provider.placeOf(location, store) };
}

/** A certificate as the drive shows it, with its path. */
export function certificateItem(ps: CmdletActions, store: NamedStore, thumbprint: string): unknown {
  return certificateItems(ps, store, [thumbprint])[0] ?? null;
}

/** Certificates of a store as the drive shows them, in the order of their thumbprints; the store is looked at once. */
export function certificateItems(
  ps: CmdletActions,
  { location, store, place: storePlace }: NamedStore,
  thumbprints: readonly string[],
): unknown[] {
  const place = ps.service(DRIVES).resolve(`Cert:\\${location}\\${store}`);
  const { provider } = place;
  if (!(provider instanceof CertificateProvider)) return [];
  const entries = ps.service(deploymentKey).stores.findAll(storePlace, thumbprints);
  return entries.map((entry) => withNotes(place, provider.item(entry, { location, store })));
}

function itemAt(ps: CmdletActions, path: string): unknown {
  const place = ps.service(DRIVES).resolve(path);
  if (!(place.provider instanceof CertificateProvider)) return null;
  const item = place.provider.getItem(place.path);
  return item && withNotes(place, item);
}

/** The certificate that an argument means: an object, or a path of the drive. */
export function certificateOf(ps: CmdletActions, value: unknown): X509Certificate2 {
  if (value instanceof X509Certificate2) return value;
  const path = String(value);
  const item = itemAt(ps, path);
  if (item instanceof X509Certificate2) return item;
  return ps.fail('CertificateNotFound', 'ObjectNotFound', `Cannot find the certificate "${path}".`, { target: path });
}
