/** What a package (a ZIP file with a description) is and holds: the manifest of a module, the head of a script, or the nuspec alone. */

import { evaluateDataText } from '../../src/engine/data-file.ts';
import { ModuleManifest } from '../../src/engine/modules/module-manifest.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { decodeText } from '../../src/types/files/host-files.ts';
import { zipContents } from '../../src/types/files/zip-contents.ts';
import { type NetException, runtimeException } from '../../src/types/net-exception.ts';
import { type Hashtable, KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { Version } from '../../src/types/values/version.ts';
import { parseXml } from '../../src/types/xml/xml-parser.ts';
import { childrenOf } from '../../src/types/xml/xml-writer.ts';
import { NuGetVersion, VersionRange } from './nuget-version.ts';
import { Dependency, type Repository, Resource, type ResourceFacts, ResourceIncludes } from './resources.ts';
import { addressOf, BadScriptInfo, readScriptInfo, type ScriptInfo, words } from './script-info.ts';

/** A file that belongs to the packing, not to what is packed. */
export function isOfPacking(name: string, id: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    /^(?:_rels|package)\//.test(name) ||
    name.toLowerCase() === `${id.toLowerCase()}.nuspec`
  );
}

/** The files of a package by name. @throws NetException for one that is damaged or hostile */
export function filesOfPackage(
  bytes: Uint8Array,
  label: string,
  isWanted?: (name: string) => boolean,
): Record<string, Uint8Array> {
  return zipContents(
    bytes,
    (problem) => {
      throw runtimeException(
        'ErrorExtractingNupkg',
        'OperationStopped',
        `Error occurred while extracting .nupkg: 'The package '${label}' cannot be expanded: ${problem}.'`,
        { typeName: 'System.Exception' },
      );
    },
    isWanted,
  );
}

/** What a package says of itself. @throws NetException */
export function resourceOfPackage(
  runspace: Runspace,
  bytes: Uint8Array,
  name: string,
  repository: Repository,
): Resource {
  const wanted = DESCRIBING.map((ending) => `${name}.${ending}`.toLowerCase());
  const files = filesOfPackage(bytes, name, (entry) => wanted.includes(entry.toLowerCase()));
  const texts = new Map(Object.entries(files).map(([entry, content]) => [entry, decodeText(content)]));
  return resourceOfFiles(runspace, texts, name, repository);
}

/** The endings of files that say what is in a package, the best first. */
const DESCRIBING = ['psd1', 'ps1', 'nuspec'] as const;

/** What the files of a package say that may describe it, by name. @throws NetException */
export function resourceOfFiles(
  runspace: Runspace,
  texts: ReadonlyMap<string, string>,
  name: string,
  repository: Repository,
): Resource {
  const [manifest, script, nuspec] = DESCRIBING.map((ending) =>
    [...texts].find(([entry]) => entry.toLowerCase() === `${name}.${ending}`.toLowerCase()),
  );
  const properName = (entry: string) => entry.replace(/\.[^.]+$/, '');
  if (manifest) {
    const [entry, text] = manifest;
    return ofManifest(manifestOf(runspace, text, entry), properName(entry), repository);
  }
  if (script) return ofScript(script[1], properName(script[0]), repository);
  if (nuspec) return ofNuspec(nuspec[1], repository);
  throw metadataFailure(
    'InvalidData',
    '.nupkg package must contain either .psd1, .ps1, or .nuspec file and none were found',
  );
}

function metadataFailure(category: 'InvalidData' | 'ParserError', message: string): NetException {
  return runtimeException('GetMetadataFromNupkgFailure', category, message, {
    typeName: 'System.IO.InvalidDataException',
  });
}

/** A manifest's table. @throws NetException for a text that is none */
export function manifestOf(runspace: Runspace, text: string, path: string): ModuleManifest {
  const value = baseOf(evaluateDataText(runspace, text, path));
  if (value instanceof KeyedTable) return new ModuleManifest(path, value as Hashtable);
  throw metadataFailure('ParserError', `The file '${path}' does not contain a hashtable.`);
}

/** What is said of every package in the same way. */
function common(
  repository: Repository,
): Pick<
  ResourceFacts,
  | 'repository'
  | 'repositorySourceLocation'
  | 'publishedDate'
  | 'installedDate'
  | 'installedLocation'
  | 'updatedDate'
  | 'requiresLicenseAcceptance'
> {
  return {
    repository: repository.name,
    repositorySourceLocation: repository.facts.uri.toString(),
    publishedDate: null,
    installedDate: null,
    installedLocation: '',
    updatedDate: null,
    requiresLicenseAcceptance: false,
  };
}

function ofManifest(manifest: ModuleManifest, name: string, repository: Repository): Resource {
  const gallery = (key: string) => toText(manifest.galleryValue(key) ?? '');
  const tags = listed(manifest.galleryValue('Tags'));
  const prerelease = gallery('Prerelease').replace(/^-/, '');
  const version = Version.parse(manifest.text('ModuleVersion'));
  return new Resource({
    ...common(repository),
    name,
    version,
    prerelease,
    type: 'Module',
    author: manifest.text('Author'),
    companyName: manifest.text('CompanyName'),
    copyright: manifest.text('Copyright'),
    description: manifest.text('Description'),
    dependencies: manifest.list('RequiredModules').flatMap((value) => dependencyOf(value) ?? []),
    includes: ResourceIncludes.ofTags(tags),
    iconUri: addressOf(gallery('IconUri')),
    licenseUri: addressOf(gallery('LicenseUri')),
    projectUri: addressOf(gallery('ProjectUri')),
    releaseNotes: gallery('ReleaseNotes'),
    tags,
    additionalMetadata: new Map([
      ['NormalizedVersion', prerelease === '' ? version.toString() : `${version}-${prerelease}`],
    ]),
    requiresLicenseAcceptance: gallery('RequireLicenseAcceptance').toLowerCase() === 'true',
  });
}

function listed(value: unknown): string[] {
  const given = baseOf(value ?? null);
  if (given === null || given === undefined) return [];
  return Array.isArray(given) ? given.map((one) => toText(one)) : words(toText(given));
}

/** What RequiredModules says of one: a name, or a table with versions. */
export function dependencyOf(value: unknown): Dependency | null {
  const given = baseOf(value ?? null);
  if (typeof given === 'string') return new Dependency(given, VersionRange.all);
  if (!(given instanceof KeyedTable)) return null;
  const text = (key: string) => toText(given.get(key) ?? '');
  const bound = (version: string) => {
    const parsed = NuGetVersion.parse(version);
    return parsed ? { version: parsed, isInclusive: true } : null;
  };
  const required = bound(text('RequiredVersion'));
  const range = required
    ? VersionRange.exactly(required.version)
    : new VersionRange(bound(text('ModuleVersion')), bound(text('MaximumVersion')));
  return new Dependency(text('ModuleName'), range);
}

/** What `#Requires -Module` says of one. */
function dependencyOfRequires(text: string): Dependency {
  const value = (key: string) => new RegExp(`${key}\\s*=\\s*['"]([^'"]*)['"]`, 'i').exec(text)?.[1] ?? '';
  if (!text.startsWith('@{')) return new Dependency(text, VersionRange.all);
  const bound = (version: string) => {
    const parsed = NuGetVersion.parse(version);
    return parsed ? { version: parsed, isInclusive: true } : null;
  };
  const required = bound(value('RequiredVersion'));
  const range = required
    ? VersionRange.exactly(required.version)
    : new VersionRange(bound(value('ModuleVersion')), bound(value('MaximumVersion')));
  return new Dependency(value('ModuleName'), range);
}

function ofScript(text: string, name: string, repository: Repository): Resource {
  let info: ScriptInfo;
  try {
    info = readScriptInfo(text, `${name}.ps1`);
  } catch (error) {
    if (error instanceof BadScriptInfo) throw metadataFailure('ParserError', 'PSScriptFile could not be read properly');
    throw error;
  }
  return new Resource({
    ...common(repository),
    name,
    version: info.version.version,
    prerelease: info.version.prerelease,
    type: 'Script',
    author: info.author,
    companyName: info.companyName,
    copyright: info.copyright,
    description: info.description,
    dependencies: info.requiredModules.map(dependencyOfRequires),
    includes: ResourceIncludes.ofTags(info.tags),
    iconUri: info.iconUri,
    licenseUri: info.licenseUri,
    projectUri: info.projectUri,
    releaseNotes: info.releaseNotes,
    tags: info.tags,
    additionalMetadata: new Map([['NormalizedVersion', info.version.normalized]]),
  });
}

function ofNuspec(text: string, repository: Repository): Resource {
  const facts = nuspecFacts(text);
  const value = (key: string) => facts.get(key.toLowerCase()) ?? '';
  const version = NuGetVersion.parse(value('version'));
  if (!version)
    throw metadataFailure('InvalidData', `Version ${value('version')} could not be parsed into a valid NuGetVersion`);
  const tags = value('tags').split(' ');
  return new Resource({
    ...common(repository),
    name: value('id'),
    version: version.version,
    prerelease: version.prerelease,
    type: 'Module',
    author: value('authors'),
    companyName: '',
    copyright: value('copyright'),
    description: value('description'),
    dependencies: [],
    includes: ResourceIncludes.ofTags(tags),
    iconUri: addressOf(value('iconUrl')),
    licenseUri: addressOf(value('licenseUrl')),
    projectUri: addressOf(value('projectUrl')),
    releaseNotes: '',
    tags,
    additionalMetadata: new Map([['NormalizedVersion', version.normalized]]),
  });
}

/** The elements of `metadata` by name in small letters. */
export function nuspecFacts(text: string): Map<string, string> {
  const facts = new Map<string, string>();
  const { documentElement } = parseXml(text);
  for (const section of childrenOf(documentElement)) {
    if (localName(section) !== 'metadata') continue;
    for (const child of childrenOf(section)) facts.set(localName(child).toLowerCase(), child.textContent ?? '');
  }
  return facts;
}

function localName(node: Node): string {
  return node.nodeName.replace(/^.*:/, '');
}
