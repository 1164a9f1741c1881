/** Gives a session that has a lab its Cert: drive, and the certificate cmdlets the store that a path of it names. */
import { type StoreLocation, storeLocations } from '../../src/deployment/certificate-store.ts';
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { DRIVES } from '../../src/providers/drive-table.ts';
import { withNotes } from '../../src/providers/item-notes.ts';
import { X509Certificate2 } from '../deployment/certificate-objects.ts';
import { deploymentKey } from '../deployment/deployment-service.ts';
import { machineCertificates } from '../deployment/machine-certificates.ts';
import { CertificateProvider, placeOf } from './drives/certificate-provider.ts';

/** Gives a session that has a lab the drive of its machine's certificates. */
export function connectCertificateDrive({ services, ambient }: Runspace): void {
  if (!services.has(deploymentKey)) return;
  const provider = new CertificateProvider(() => services.require(deploymentKey));
  services.require(DRIVES).registerProvider(provider);
  ambient.ports.set(machineCertificates, provider.machineCertificates());
}

/** The machine's store that -CertStoreLocation names, or the current location when it is on the drive. */
export function storeNamed(ps: CmdletActions, path: string | undefined): StoreLocation {
  const drives = ps.service(DRIVES);
  const { provider, path: inner } = drives.resolve(path ?? '.');
  const place = provider.name === 'Certificate' ? placeOf(inner) : null;
  if (!place?.store || place.thumbprint !== undefined) {
    return ps.fail(
      'PathNotFound',
      'ObjectNotFound',
      `The certificate store "${path ?? drives.pathInfo}" was not found. Stores are ${storeLocations.map((store) => `Cert:\\LocalMachine\\${store}`).join(', ')}.`,
      { target: path ?? null },
    );
  }
  if (place.location === 'CurrentUser') {
    return ps.fail(
      'StoreReadOnly',
      'PermissionDenied',
      'The certificate stores of the user are not simulated: use Cert:\\LocalMachine.',
      { target: path ?? null },
    );
  }
  return place.store;
}

/** A certificate as the drive shows it, with its path. */
export function certificateItem(ps: CmdletActions, store: StoreLocation, thumbprint: string): unknown {
  const drives = ps.service(DRIVES);
  const place = drives.resolve(`Cert:\\LocalMachine\\${store}\\${thumbprint}`);
  const item = place.provider.getItem(place.path, {
    force: false,
    stopping: false,
    shouldProcess: () => true,
    shouldContinue: () => true,
    error: () => {},
  });
  return item && withNotes(place, item);
}

/** The certificate that an argument means: an object, or a path of the drive. */
export function certificateOf(ps: CmdletActions, value: unknown): X509Certificate2 {
  if (value instanceof X509Certificate2) return value;
  const path = String(value);
  const drives = ps.service(DRIVES);
  const { provider, path: inner } = drives.resolve(path);
  const place = provider.name === 'Certificate' ? placeOf(inner) : null;
  const item = place?.store && place.thumbprint ? certificateItem(ps, place.store, place.thumbprint) : null;
  if (item instanceof X509Certificate2) return item;
  return ps.fail('CertificateNotFound', 'ObjectNotFound', `Cannot find the certificate "${path}".`, { target: path });
}
