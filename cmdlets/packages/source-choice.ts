/** What speaks to a repository: told by its address, or by what is said of it. */
import type { Runspace } from '../../src/engine/runspace.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { GallerySource } from './gallery-source.ts';
import { LocalSource } from './local-source.ts';
import type { PackageSource } from './package-source.ts';
import type { ApiVersion, Repository } from './resources.ts';
import type { ServerLogon } from './server-requests.ts';
import { ServerSource } from './server-source.ts';

/** What an address tells of the server behind it. */
export function apiVersionOf(uri: NetUri): ApiVersion {
  const address = uri.absoluteUri.toLowerCase();
  if (address.endsWith('/v2')) return 'V2';
  if (address.endsWith('/index.json')) return 'V3';
  if (address.endsWith('/nuget')) return 'NugetServer';
  if (['file', 'temp'].includes(uri.absolute().scheme)) return 'Local';
  return /\.azurecr\.io\/?$|mcr\.microsoft/.test(address) ? 'ContainerRegistry' : 'Unknown';
}

/** `null` for a repository of which nothing is known. */
export function packageSource(
  repository: Repository,
  runspace: Runspace,
  logon: ServerLogon | null,
): PackageSource | null {
  const { apiVersion } = repository.facts;
  if (apiVersion === 'Local') return new LocalSource(repository, runspace);
  if (apiVersion === 'V3') return new ServerSource(repository, runspace, logon);
  if (apiVersion === 'V2' || apiVersion === 'NugetServer') return new GallerySource(repository, runspace, logon);
  return null;
}

/** The address of a folder. */
export function addressOfFolder(path: string): NetUri {
  return NetUri.parse(path.startsWith('/') ? `file://${encodeURI(path)}` : path, 'absolute');
}
