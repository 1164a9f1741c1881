/** What Publish-Module and Publish-Script do alike: a package is made and put into a repository that is a folder. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { writeBytes } from '../../src/types/files/host-files.ts';
import { combinePaths } from '../../src/types/files/path-text.ts';
import { isFolder } from '../packages/installed-resources.ts';
import { packResource } from '../packages/packing.ts';
import type { Resource } from '../packages/resources.ts';
import type { ItemKind } from './item-kinds.ts';
import { findItems } from './item-search.ts';
import { allRepositories, GALLERY, isAddress, isSame, type ModuleRepository } from './module-repositories.ts';
import { refuse } from './version-limits.ts';

export interface Publication {
  readonly kind: ItemKind;
  /** A module's folder, or a script. */
  readonly path: string;
  /** PSGallery if omitted. */
  readonly repository?: string | undefined;
  readonly force: boolean;
}

export function publish(ps: CmdletActions, { kind, path, repository: name = GALLERY, force }: Publication): void {
  const repository = allRepositories().find((one) => isSame(one.name, name));
  if (!repository) {
    refuse(
      ps,
      'PSGalleryNotFound',
      `Unable to find repository '${name}'. Use Get-PSRepository to see all available repositories. Try again after specifying a valid repository name. You can use 'Register-PSRepository -Default' to register the PSGallery repository.`,
      name,
    );
  }
  const location = kind.type === 'Script' ? repository.scriptPublishLocation : repository.publishLocation;
  if (isAddress(location) && !location.startsWith('file:')) {
    ps.fail(
      'PublishToServerNotBuilt',
      'NotImplemented',
      `Publish-${kind.type} cannot send packages to a server (${location}) here: make the package by Compress-PSResource and send it by another program.`,
      { exception: 'System.NotImplementedException', target: name },
    );
  }
  const packed = packResource(ps, path, 'Publish', false, () => true);
  if (!packed?.resource) return;
  const { resource } = packed;
  const { author, description } = resource.facts;
  if (author === '' || description === '') {
    refuse(
      ps,
      `MissingRequired${kind.type}ManifestKeys`,
      `${kind.type} '${resource.name}' cannot be published because it is missing required metadata. Verify that the ${kind.word} manifest specifies Description and Author.`,
      resource.name,
      'InvalidOperation',
    );
  }
  checkNewer(ps, kind, resource, repository, force);
  if (!ps.shouldProcess(`Version '${resource.facts.version}' of ${kind.word} '${resource.name}'`)) return;
  if (!isFolder(location)) {
    refuse(ps, 'PathNotFound', `Cannot find the path '${location}' because it does not exist.`, location);
  }
  writeBytes(combinePaths([location, packed.fileName]), packed.bytes);
  ps.verbose(
    `Successfully published ${kind.word} '${resource.name}' to the ${kind.type === 'Module' ? 'module ' : ''}publish location '${location}'. Please allow few minutes for '${resource.name}' to show up in the search results.`,
  );
}

/** The version must be new, and newer than what is there unless that is wanted. */
function checkNewer(
  ps: CmdletActions,
  kind: ItemKind,
  resource: Resource,
  { name, sourceLocation }: ModuleRepository,
  force: boolean,
): void {
  const pattern = `${resource.name}*`;
  const there = (
    findItems(ps, {
      kind,
      names: [pattern],
      wanted: { kind: 'any' },
      prerelease: true,
      repositories: [name],
      logon: null,
      command: 'Find-Package',
    }) ?? []
  ).find((one) => isSame(one.resource.name, resource.name));
  if (!there) return;
  const newest = there.resource.nugetVersion;
  const difference = resource.nugetVersion.compareTo(newest);
  const version = resource.fullVersion;
  const refuseVersion = (errorId: string, message: string): never =>
    refuse(ps, errorId, message, null, 'InvalidOperation');
  if (difference === 0) {
    refuseVersion(
      `${kind.type}VersionIsAlreadyAvailableInTheGallery`,
      `The ${kind.word} '${resource.name}' with version '${version}' cannot be published as the current version '${newest.normalized}' is already available in the repository '${sourceLocation}'.`,
    );
  }
  if (difference < 0 && !force) {
    refuseVersion(
      `${kind.type}VersionShouldBeGreaterThanGalleryVersion`,
      `${kind.type} '${resource.name}' with version '${version}' cannot be published. The version must exceed the current version '${newest.normalized}' that exists in the repository '${sourceLocation}', or you must specify -Force.`,
    );
  }
}
