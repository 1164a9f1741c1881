/**
 * The repositories that PowerShellGet 2 knows of: a table in PSRepositories.xml, in the user's cache. The module asks the
 * gallery whether it is there before it writes that down; here it is taken for granted.
 */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { createDirectory } from '../../src/types/files/file-system-info.ts';
import { readText, statOf, writeText } from '../../src/types/files/host-files.ts';
import { combinePaths, directoryName } from '../../src/types/files/path-text.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { typeNamesOf } from '../../src/types/members/type-names.ts';
import { readCliXml } from '../../src/types/serialization/clixml-reader.ts';
import { writeCliXmlOf } from '../../src/types/serialization/clixml-writer.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { Hashtable, KeyedTable, OrderedDictionary } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import type { PackageSource } from '../packages/package-source.ts';
import { Repository } from '../packages/resources.ts';
import type { ServerLogon } from '../packages/server-requests.ts';
import { addressOfFolder, apiVersionOf, packageSource } from '../packages/source-choice.ts';
import { reportInner } from './inner-errors.ts';

export const GALLERY = 'PSGallery';
export const GALLERY_SOURCE = 'https://www.powershellgallery.com/api/v2';
export const PROVIDER = 'NuGet';
const REPOSITORY_TYPE = 'Microsoft.PowerShell.Commands.PSRepository';

export interface ModuleRepository {
  readonly name: string;
  /** Addresses, or paths of folders. */
  readonly sourceLocation: string;
  readonly publishLocation: string;
  readonly scriptSourceLocation: string;
  readonly scriptPublishLocation: string;
  readonly isTrusted: boolean;
}

const gallery = (isTrusted: boolean): ModuleRepository => ({
  name: GALLERY,
  sourceLocation: GALLERY_SOURCE,
  publishLocation: 'https://www.powershellgallery.com/api/v2/package/',
  scriptSourceLocation: `${GALLERY_SOURCE}/items/psscript`,
  scriptPublishLocation: 'https://www.powershellgallery.com/api/v2/package/',
  isTrusted,
});

/** PSModule.psm1 keeps it below `$env:LOCALAPPDATA` on Windows, in the cache of the user elsewhere. */
function storePath(): string {
  const { environment } = ambient();
  if (environment.get('OS') === 'Windows_NT') {
    const local =
      environment.get('LOCALAPPDATA') ??
      combinePaths([environment.get('USERPROFILE') ?? 'C:\\Users\\Default', 'AppData', 'Local']);
    return combinePaths([local, 'Microsoft', 'Windows', 'PowerShell', 'PowerShellGet', 'PSRepositories.xml']);
  }
  const cache = environment.get('XDG_CACHE_HOME') ?? combinePaths([environment.get('HOME') ?? '/', '.cache']);
  return combinePaths([cache, 'powershell', 'PowerShellGet', 'PSRepositories.xml']);
}

/** All repositories by the order in which they were registered. */
export function allRepositories(): ModuleRepository[] {
  const path = storePath();
  if (!statOf(path)) return [gallery(false)];
  const [table] = readCliXml(readText(path));
  const given = baseOf(table ?? null);
  if (!(given instanceof KeyedTable)) return [];
  return [...given.valuesInOrder()].map(ofObject);
}

function ofObject(value: unknown): ModuleRepository {
  const text = (name: string) => toText(baseOf(getMember(value, name) ?? null) ?? '');
  return {
    name: text('Name'),
    sourceLocation: text('SourceLocation'),
    publishLocation: text('PublishLocation'),
    scriptSourceLocation: text('ScriptSourceLocation'),
    scriptPublishLocation: text('ScriptPublishLocation'),
    isTrusted: text('InstallationPolicy').toLowerCase() === 'trusted',
  };
}

function save(repositories: readonly ModuleRepository[]): void {
  const table = new OrderedDictionary();
  for (const one of repositories) table.set(one.name, repositoryObject(one));
  const path = storePath();
  const folder = directoryName(path);
  if (folder !== null && !statOf(folder)) createDirectory(folder);
  writeText(path, writeCliXmlOf(table, 2));
}

/** Adds one, or puts it in the place of the one that had its name. */
export function keepRepository(repository: ModuleRepository): void {
  const all = allRepositories();
  const place = all.findIndex(({ name }) => isSame(name, repository.name));
  save(place < 0 ? [...all, repository] : all.with(place, repository));
}

export function keepGallery(isTrusted: boolean): void {
  keepRepository(gallery(isTrusted));
}

export function dropRepository(name: string): void {
  save(allRepositories().filter((one) => !isSame(one.name, name)));
}

/** PSRepository, as scripts see one. */
export function repositoryObject(repository: ModuleRepository): PSCustomObject {
  const object = PSCustomObject.from([
    ['Name', repository.name],
    ['SourceLocation', repository.sourceLocation],
    ['PublishLocation', repository.publishLocation],
    ['ScriptSourceLocation', repository.scriptSourceLocation],
    ['ScriptPublishLocation', repository.scriptPublishLocation],
    ['Trusted', repository.isTrusted],
    ['Registered', true],
    ['InstallationPolicy', repository.isTrusted ? 'Trusted' : 'Untrusted'],
    ['PackageManagementProvider', PROVIDER],
    ['ProviderOptions', new Hashtable()],
  ]);
  return named(object, REPOSITORY_TYPE);
}

/** The object, known by one type name more. */
export function named(object: PSCustomObject, typeName: string): PSCustomObject {
  requireExtension(object).typeNames = [typeName, ...typeNamesOf(object)];
  return object;
}

export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Those of some names, which may be patterns; `null` where one that is none is not registered, which is reported. */
export function repositoriesNamed(ps: CmdletActions, names: readonly string[]): ModuleRepository[] | null {
  const all = allRepositories();
  const found: ModuleRepository[] = [];
  let isComplete = true;
  for (const name of names) {
    const pattern = WildcardPattern.of(name, true);
    const fitting = all.filter((one) => pattern.isMatch(one.name));
    found.push(...fitting);
    if (fitting.length > 0 || isPattern(name)) continue;
    isComplete = false;
    reportInner(ps, 'Get-PackageSource', unknownSource(name));
  }
  return isComplete ? found : null;
}

export function unknownSource(name: string) {
  return {
    errorId: 'SourceNotFound',
    category: 'ObjectNotFound',
    message: `Unable to find repository '${name}'. Use Get-PSRepository to see all available repositories.`,
  } as const;
}

export function isPattern(name: string): boolean {
  return /[*?[]/.test(name);
}

/** What speaks to a repository; `null` for one of which nothing is known. */
export function sourceOfRepository(
  runspace: Runspace,
  { name, sourceLocation, isTrusted }: ModuleRepository,
  logon: ServerLogon | null,
): PackageSource | null {
  const uri = isAddress(sourceLocation) ? NetUri.parse(sourceLocation, 'absolute') : addressOfFolder(sourceLocation);
  const apiVersion = apiVersionOf(NetUri.parse(uri.absoluteUri.replace(/\/$/, ''), 'absolute'));
  const facts = { name, uri, priority: 0, isTrusted, apiVersion, credentialInfo: null };
  return packageSource(new Repository(facts), runspace, logon);
}

export function isAddress(location: string): boolean {
  return /^(?:https?|ftp|file):/i.test(location);
}

/** The names of repositories, for completion. */
export function repositoryNames(word: string): string[] {
  return allRepositories()
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
}
