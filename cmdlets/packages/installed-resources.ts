/** What is installed: folders of modules by version, and scripts, each with a file that says where it came from. */

import { moduleDirectories } from '../../src/engine/modules/module-files.ts';
import { resourceFolders } from '../../src/engine/modules/resource-folders.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { childPath, entriesOf } from '../../src/types/files/file-system-info.ts';
import { readText, statOf } from '../../src/types/files/host-files.ts';
import { combinePaths, fileNameWithoutExtension } from '../../src/types/files/path-text.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { readCliXml } from '../../src/types/serialization/clixml-reader.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import { Hashtable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { asTypedArray } from '../../src/types/values/typed-array.ts';
import { Version } from '../../src/types/values/version.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { isWanted, NuGetVersion, VersionRange, type WantedVersion } from './nuget-version.ts';
import { CLASSES, Dependency, RESOURCE_TYPES, Resource, ResourceIncludes, type Scope } from './resources.ts';

export const MODULE_INFO = 'PSGetModuleInfo.xml';
export const SCRIPT_INFOS = 'InstalledScriptInfos';

export function scriptInfoFile(scripts: string, name: string): string {
  return combinePaths([scripts, SCRIPT_INFOS, `${name}_InstalledScriptInfo.xml`]);
}

/** Where one version of something lies. */
export interface InstalledPlace {
  readonly name: string;
  readonly kind: 'module' | 'script';
  /** The folder of a version, or the file of a script. */
  readonly path: string;
  /** What says where it came from; it need not be there. */
  readonly info: string;
}

/** The folders of modules and of scripts, the user's own first. */
export function searchedFolders(scope: Scope | undefined): { modules: string[]; scripts: string[] } {
  const { environment } = ambient();
  const own = (scope === undefined ? (['CurrentUser', 'AllUsers'] as const) : [scope]).map((one) =>
    resourceFolders(environment, one),
  );
  const modules = [...own.map((one) => one.modules), ...(scope === undefined ? moduleDirectories() : [])];
  return { modules: [...new Set(modules)], scripts: own.map(({ scripts }) => scripts) };
}

/** What lies in folders of modules: a folder a name, in it a folder a version, the newest first. */
export function modulesIn(folders: readonly string[], names: readonly string[]): InstalledPlace[] {
  const fits = fitsAny(names);
  return folders.filter(isFolder).flatMap((folder) =>
    entriesOf(folder)
      .filter(({ name, isDirectory }) => isDirectory && fits(name))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
      .flatMap(({ name }) => versionsOf(name, childPath(folder, name))),
  );
}

function versionsOf(name: string, folder: string): InstalledPlace[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory && NuGetVersion.parse(entry.name) !== null)
    .sort((a, b) => NuGetVersion.parse(b.name)?.compareTo(NuGetVersion.parse(a.name) ?? never()) ?? 0)
    .map((entry) => {
      const path = childPath(folder, entry.name);
      return { name, kind: 'module', path, info: childPath(path, MODULE_INFO) };
    });
}

function never(): never {
  throw new Error('only versions are left');
}

export function scriptsIn(folders: readonly string[], names: readonly string[]): InstalledPlace[] {
  const fits = fitsAny(names);
  return folders.filter(isFolder).flatMap((folder) =>
    entriesOf(folder)
      .filter((entry) => !entry.isDirectory && /\.ps1$/i.test(entry.name))
      .map((entry) => ({ file: entry.name, name: fileNameWithoutExtension(entry.name) }))
      .filter(({ name }) => fits(name))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(({ file, name }) => ({
        name,
        kind: 'script' as const,
        path: childPath(folder, file),
        info: scriptInfoFile(folder, name),
      })),
  );
}

export function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

function fitsAny(names: readonly string[]): (name: string) => boolean {
  const patterns = names.map((name) => WildcardPattern.of(name, true));
  return (name) => patterns.length === 0 || patterns.some((pattern) => pattern.isMatch(name));
}

/** Those of a version that are installed with a file that says so, each with what that says. */
export function installedOf(
  places: readonly InstalledPlace[],
  wanted: WantedVersion,
): { place: InstalledPlace; resource: Resource }[] {
  return places.flatMap((place) => {
    const resource = readInstalled(place);
    return resource && isWanted(wanted, resource.nugetVersion) ? [{ place, resource }] : [];
  });
}

/** `null` where no file says where it came from, or says it in a way that cannot be read. */
export function readInstalled({ info }: InstalledPlace): Resource | null {
  if (!statOf(info)) return null;
  try {
    const [value] = readCliXml(readText(info));
    return value === undefined ? null : resourceOf(value);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

function resourceOf(value: unknown): Resource {
  const property = (name: string, of: unknown = value) => baseOf(getMember(of, name) ?? null) ?? null;
  const text = (name: string) => toText(property(name) ?? '');
  const uri = (name: string) => {
    const found = property(name);
    return found instanceof NetUri ? found : null;
  };
  // A date that is not there is the first of all.
  const date = (name: string) => {
    const found = property(name);
    return found instanceof DateTime ? found : DateTime.minValue;
  };
  const normalized = toText(property('NormalizedVersion', property('AdditionalMetadata')) ?? '');
  const stated = text('Version') || normalized;
  const version = NuGetVersion.parse(stated) ?? NuGetVersion.parse('0.0') ?? never();
  const [numbers = ''] = stated.split('-');
  return new Resource({
    name: text('Name'),
    version: netVersion(numbers, version),
    prerelease: version.prerelease || text('Prerelease'),
    type: RESOURCE_TYPES.find((one) => one === text('Type')) ?? 'Module',
    author: text('Author'),
    companyName: text('CompanyName'),
    copyright: text('Copyright'),
    description: text('Description'),
    dependencies: elements(property('Dependencies')).map(
      (one) =>
        new Dependency(
          toText(property('Name', one) ?? ''),
          VersionRange.parse(toText(property('VersionRange', one) ?? '')) ?? VersionRange.all,
        ),
    ),
    includes: new ResourceIncludes(null, null, null),
    iconUri: uri('IconUri'),
    licenseUri: uri('LicenseUri'),
    projectUri: uri('ProjectUri'),
    releaseNotes: text('ReleaseNotes'),
    tags: elements(property('Tags')).map((tag) => toText(tag)),
    publishedDate: date('PublishedDate'),
    repository: text('Repository'),
    repositorySourceLocation: text('RepositorySourceLocation'),
    additionalMetadata: new Map([
      ['NormalizedVersion', normalized || version.normalized],
      ['IsPrerelease', toText(property('IsPrerelease', property('AdditionalMetadata')) ?? version.isPrerelease)],
    ]),
    requiresLicenseAcceptance: false,
    installedDate: date('InstalledDate'),
    installedLocation: text('InstalledLocation'),
    updatedDate: date('UpdatedDate'),
  });
}

function elements(value: unknown): unknown[] {
  return value === null ? [] : [...(enumerate(value) ?? [value])].map((one) => baseOf(one));
}

/** As it was written, with as many numbers; what is none is told by its place among versions. */
function netVersion(text: string, fallback: NuGetVersion): Version {
  return /^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(text) ? Version.parse(text) : fallback.version;
}

/** What is written beside something that is installed. */
export function installedInfo(resource: Resource, location: string): PSCustomObject {
  const { facts } = resource;
  const { includes } = facts;
  const type = EnumValue.of(typeNamed(`${CLASSES}.ResourceType`), RESOURCE_TYPES.indexOf(facts.type));
  const table = new Hashtable();
  const kinds: [string, readonly string[] | null][] = [
    ['DscResource', includes.dscResources],
    ['Workflow', null],
    ['Function', null],
    ['Cmdlet', includes.cmdlets],
    ['RoleCapability', null],
    ['Command', includes.commands],
  ];
  for (const [kind, names] of kinds) table.set(kind, names === null ? null : textArray(names));
  return PSCustomObject.from([
    ['Name', facts.name],
    ['Version', resource.fullVersion],
    ['Type', type],
    ['Description', facts.description],
    ['Author', facts.author],
    ['CompanyName', facts.companyName],
    ['Copyright', facts.copyright],
    ['PublishedDate', facts.publishedDate],
    ['InstalledDate', DateTime.now()],
    ['IsPrerelease', facts.prerelease !== ''],
    ['UpdatedDate', facts.updatedDate],
    ['LicenseUri', facts.licenseUri],
    ['ProjectUri', facts.projectUri],
    ['IconUri', facts.iconUri],
    ['Tags', textArray(facts.tags)],
    ['Includes', table],
    ['PowerShellGetFormatVersion', ''],
    ['ReleaseNotes', facts.releaseNotes],
    ['Dependencies', facts.dependencies.map(dependencyInfo)],
    ['RepositorySourceLocation', facts.repositorySourceLocation],
    ['Repository', facts.repository],
    [
      'AdditionalMetadata',
      PSCustomObject.from([
        ['NormalizedVersion', facts.additionalMetadata.get('NormalizedVersion') ?? resource.fullVersion],
        ['IsPrerelease', facts.prerelease === '' ? 'False' : 'True'],
      ]),
    ],
    ['InstalledLocation', location],
  ]);
}

function textArray(texts: readonly string[]): unknown[] {
  return asTypedArray([...texts], typeNamed('System.String'));
}

function dependencyInfo({ name, range }: Dependency): PSCustomObject {
  return PSCustomObject.from([
    ['Name', name],
    ['VersionRange', range.toString()],
  ]);
}
