/** Packages taken out of a repository into a folder: installed for a user, or saved elsewhere (InstallHelper of the module). */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { createDirectory } from '../../src/types/files/file-system-info.ts';
import { decodeText, statOf, writeBytes, writeText } from '../../src/types/files/host-files.ts';
import { combinePaths, fileName } from '../../src/types/files/path-text.ts';
import { writeCliXmlOf } from '../../src/types/serialization/clixml-writer.ts';
import { DependencySearch } from '../packages/dependencies.ts';
import {
  installedInfo,
  isFolder,
  MODULE_INFO,
  modulesIn,
  SCRIPT_INFOS,
  scriptInfoFile,
  scriptsIn,
} from '../packages/installed-resources.ts';
import type { WantedVersion } from '../packages/nuget-version.ts';
import { manifestOf } from '../packages/package-contents.ts';
import type { PackageSource } from '../packages/package-source.ts';
import { fileNamed, type OpenedPackage, openedPackage, placeModule } from '../packages/placing.ts';
import { CLASSES, Reporter, type Resource, type Scope } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { offerOf } from './offers.ts';
import { distinct } from './package-search.ts';
import { chosenRepositories, reportLack, sourceOf } from './repository-choice.ts';

const UNTRUSTED = 'Untrusted repository';

export interface InstallationOptions {
  /** The class of the cmdlet, which errors name. */
  readonly className: string;
  readonly repositories: readonly string[] | null;
  readonly logon: ServerLogon | null;
  readonly prerelease: boolean;
  /** Nobody is asked whether a repository is trusted. */
  readonly trusts: boolean;
  readonly withoutDependencies: boolean;
  readonly acceptsLicense: boolean;
  readonly place: InstallationPlace;
}

/** Where things go and in which form. */
export interface InstallationPlace {
  readonly kind: 'install' | 'save';
  readonly modules: string;
  readonly scripts: string;
  readonly scope: Scope;
  /** Packages as they are, not what is in them. */
  readonly asPackage: boolean;
  /** Says beside each where it came from. */
  readonly withInfo: boolean;
  /** Also what is there already. */
  readonly again: boolean;
  /** Refuses commands that others have. */
  readonly keepsCommands: boolean;
}

/** Puts packages of some names where they belong, from the first repository that has each. Gives what was put there. */
export function installPackages(
  ps: CmdletActions,
  given: readonly string[],
  wanted: WantedVersion,
  options: InstallationOptions,
): Resource[] {
  const left = new Map(distinct(given).map((name) => [name.toLowerCase(), name]));
  const { repositories } = chosenRepositories(ps, options.repositories, options.className);
  const asked: string[] = [];
  const done: Resource[] = [];
  for (const repository of repositories) {
    if (left.size === 0) break;
    const source = sourceOf(ps, repository, options.logon, options.className);
    if (!source) continue;
    if (!repository.facts.isTrusted && !options.trusts && !mayBeTrusted(ps, repository.name)) continue;
    ps.verbose(`Attempting to search for packages in '${repository.name}'`);
    asked.push(repository.name);
    for (const name of [...left.values()]) {
      const found = offerOf(ps, source, name, wanted, options.prerelease);
      if (!found) continue;
      const isDone = installOne(ps, source, found, options, done);
      if (isDone) left.delete(name.toLowerCase());
    }
  }
  if (left.size === 0 || ps.isBound('WhatIf')) return done;
  const wording = asked.length > 1 ? 'registered repositories' : 'repository';
  report(
    ps,
    options,
    'InstallPackageFailure',
    'InvalidData',
    `Package(s) '${[...left.values()].join(', ')}' could not be installed from ${wording} '${asked.join(', ')}'.`,
    `${CLASSES}.ResourceNotFoundException`,
  );
  return done;
}

function mayBeTrusted(ps: CmdletActions, name: string): boolean {
  const query = `You are installing the modules from an untrusted repository. If you trust this repository, change its Trusted value by running the Set-PSResourceRepository cmdlet. Are you sure you want to install the PSResource from '${name}'?`;
  return ps.shouldContinue(query, UNTRUSTED);
}

function report(
  ps: CmdletActions,
  { className }: InstallationOptions,
  errorId: string,
  category: ErrorCategory,
  message: string,
  exception = 'System.ArgumentException',
): void {
  ps.error(errorId, category, message, { exception, target: new Reporter(className) });
}

/** With all that it needs, or not at all. Whether nothing of it is left to do. */
function installOne(
  ps: CmdletActions,
  source: PackageSource,
  resource: Resource,
  options: InstallationOptions,
  done: Resource[],
): boolean {
  const { place } = options;
  if (!place.again && place.kind === 'install' && isInstalled(resource, place)) {
    ps.warning(
      `Resource '${resource.name}' with version '${resource.fullVersion}' is already installed.  If you would like to reinstall, please run the cmdlet again with the -Reinstall parameter`,
    );
    return true;
  }
  const doing = place.kind === 'save' ? 'save' : 'install';
  const mayBeDone = (one: Resource) =>
    ps.shouldProcess(`Package to ${doing}: '${one.name}', version: '${one.fullVersion}'`);
  if (!mayBeDone(resource)) return false;
  const needed = neededBy(ps, source, resource, options);
  if (!needed) return false;
  const all = [resource, ...needed.filter(mayBeDone)];
  try {
    // Nothing is written before all that belongs together has come and been opened.
    const opened = all.map((one) => openedPackage(one, source.download(one)));
    for (const one of opened) if (!put(ps, one, options)) return false;
  } catch (error) {
    reportLack(ps, error, true);
    return false;
  }
  done.push(...all);
  return true;
}

function isInstalled(resource: Resource, { modules, scripts }: InstallationPlace): boolean {
  const places = [...modulesIn([modules], [resource.name]), ...scriptsIn([scripts], [resource.name])];
  return places.some(({ kind, path, info }) =>
    kind === 'module' ? fileName(path) === resource.facts.version.toString() : statOf(info) !== undefined,
  );
}

/** What it needs and is not there; `null` where something of it is not to be had. One version of each. */
function neededBy(
  ps: CmdletActions,
  source: PackageSource,
  resource: Resource,
  { withoutDependencies, place }: InstallationOptions,
): Resource[] | null {
  if (withoutDependencies) return [];
  let isComplete = true;
  const search = new DependencySearch(source, (error) => {
    isComplete = false;
    reportLack(ps, error, true);
  });
  search.follow(resource);
  if (!isComplete) return null;
  const byName = new Map<string, Resource>();
  for (const one of search.found) if (!byName.has(one.name.toLowerCase())) byName.set(one.name.toLowerCase(), one);
  byName.delete(resource.name.toLowerCase());
  return [...byName.values()].filter((one) => place.again || !isInstalled(one, place));
}

/** Whether it could be put where it belongs. */
function put(ps: CmdletActions, opened: OpenedPackage, options: InstallationOptions): boolean {
  const { resource, bytes, files } = opened;
  const { place } = options;
  if (place.asPackage) {
    const version = resource.facts.additionalMetadata.get('NormalizedVersion') ?? resource.fullVersion;
    writeBytes(combinePaths([place.modules, `${resource.name}.${version}.nupkg`]), bytes);
    return true;
  }
  const manifest = fileNamed(opened, 'psd1');
  const script = fileNamed(opened, 'ps1');
  if (manifest) {
    if (!isLicenseAccepted(ps, resource, files, options)) return false;
    if (place.keepsCommands && takesCommands(ps, resource, manifest, options)) return false;
  } else if (script) {
    putScript(ps, resource, script[1], place);
    return true;
  }
  putModule(resource, files, place);
  return true;
}

function putModule(resource: Resource, files: readonly [string, Uint8Array][], place: InstallationPlace): void {
  const folder = combinePaths([place.modules, resource.name, resource.facts.version.toString()]);
  placeModule(folder, files);
  if (place.withInfo) writeInfo(combinePaths([folder, MODULE_INFO]), resource, place.modules);
}

function putScript(ps: CmdletActions, resource: Resource, bytes: Uint8Array, place: InstallationPlace): void {
  const folder = place.scripts;
  if (!isFolder(folder)) createDirectory(folder);
  writeBytes(combinePaths([folder, `${resource.name}.ps1`]), bytes);
  if (place.kind === 'save') {
    if (place.withInfo) writeInfo(combinePaths([folder, `${resource.name}_InstalledScriptInfo.xml`]), resource, folder);
    return;
  }
  const infos = combinePaths([folder, SCRIPT_INFOS]);
  if (!isFolder(infos)) createDirectory(infos);
  writeInfo(scriptInfoFile(folder, resource.name), resource, folder);
  const path = ambient().environment.get('PATH') ?? '';
  if (path.split(/[:;]/).includes(folder)) return;
  ps.warning(
    `The installation path for the script does not currently appear in the ${place.scope} path environment variable. To make the script discoverable, add the script installation path, ${folder}, to the environment PATH variable.`,
  );
}

function writeInfo(path: string, resource: Resource, location: string): void {
  writeText(path, writeCliXmlOf(installedInfo(resource, location), 5));
}

/** Who installs what wants its license accepted reads it, and says so. */
function isLicenseAccepted(
  ps: CmdletActions,
  { name, facts }: Resource,
  files: readonly [string, Uint8Array][],
  options: InstallationOptions,
): boolean {
  if (!facts.requiresLicenseAcceptance || options.acceptsLicense) return true;
  const license = files.find(([file]) => file.toLowerCase() === 'license.txt');
  if (!license) {
    report(
      ps,
      options,
      'LicenseTxtNotFound',
      'ObjectNotFound',
      `Package '${name}' could not be installed: License.txt not found. License.txt must be provided when user license acceptance is required.`,
    );
    return false;
  }
  const text = `${decodeText(license[1])}\nDo you accept the license terms for module '${name}'?`;
  if (ps.shouldContinue(text, 'License Acceptance')) return true;
  report(
    ps,
    options,
    'ForceAcceptLicense',
    'InvalidArgument',
    `Package '${name}' could not be installed: License Acceptance is required for module '${name}'. Please specify '-AcceptLicense' to perform this operation.`,
  );
  return false;
}

function takesCommands(
  ps: CmdletActions,
  { name }: Resource,
  [file, bytes]: [string, Uint8Array],
  options: InstallationOptions,
): boolean {
  const manifest = manifestOf(ps.runspace, decodeText(bytes), file);
  const commands = ['CmdletsToExport', 'FunctionsToExport'].flatMap((key) => manifest.patterns(key) ?? []);
  const taken = commands.filter(
    (command) =>
      !/[*?[]/.test(command) &&
      ps.runspace
        .invokeCommand('Get-Command', { Name: [command], ErrorAction: 'Ignore' })
        .some((found) => found !== null && found !== undefined),
  );
  if (taken.length === 0) return false;
  report(
    ps,
    options,
    'CommandAlreadyExists',
    'ResourceExists',
    `'${name}' package could not be installed with error: The following commands are already available on this system: '${taken.join(', ')}'. This module '${name}' may override the existing commands. If you still want to install this module '${name}', remove the -NoClobber parameter.`,
  );
  return true;
}
