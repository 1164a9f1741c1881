/** PSRepositoryItemInfo: a module or a script, in a repository or installed, as scripts see it and as it is kept beside it. */
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { typeNamesOf } from '../../src/types/members/type-names.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import type { DateTime } from '../../src/types/values/date-time.ts';
import { Hashtable, OrderedDictionary } from '../../src/types/values/hashtable.ts';
import type { Dependency, Resource } from '../packages/resources.ts';
import { type ItemKind, MODULES, SCRIPTS } from './item-kinds.ts';
import { type ModuleRepository, named, PROVIDER } from './module-repositories.ts';

export const ITEM_TYPE = 'Microsoft.PowerShell.Commands.PSRepositoryItemInfo';

/** Tags that say what is in a package, by the kind that they name. */
const INCLUDES = [
  ['DscResource', 'PSDscResource_'],
  ['Command', 'PSCommand_'],
  ['Cmdlet', 'PSCmdlet_'],
  ['Function', 'PSFunction_'],
  ['Workflow', 'PSWorkflow_'],
  ['RoleCapability', 'PSRoleCapability_'],
] as const;
export type Included = (typeof INCLUDES)[number][0];

export function kindOf({ facts }: Resource): ItemKind {
  return facts.type === 'Script' ? SCRIPTS : MODULES;
}

/** What a package says that it has. */
export function includedIn({ facts }: Resource, kind: Included): string[] {
  const prefix = INCLUDES.find(([name]) => name === kind)?.[1] ?? '';
  return facts.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}

export interface ItemPlace {
  readonly repository: Pick<ModuleRepository, 'name' | 'sourceLocation'>;
  /** Of something installed. */
  readonly installedLocation?: string;
  readonly installedDate?: DateTime | null;
  readonly updatedDate?: DateTime | null;
  /** As its own manifest writes it; as NuGet does if omitted. */
  readonly version?: string;
}

export function itemInfo(resource: Resource, place: ItemPlace): PSCustomObject {
  const { facts } = resource;
  const { repository } = place;
  const kind = kindOf(resource);
  const own = facts.tags.filter((tag) => tag !== kind.tag && !/^PS(?:Includes|[A-Z][A-Za-z]+)_/.test(tag));
  const includes = new Hashtable();
  for (const [name] of INCLUDES) includes.set(name, includedIn(resource, name));
  const object = PSCustomObject.from([
    ['Name', facts.name],
    ['Version', place.version ?? resource.nugetVersion.normalized],
    ['Type', kind.type],
    ['Description', facts.description],
    ['Author', facts.author],
    ['CompanyName', textOrNull(facts.companyName)],
    ['Copyright', textOrNull(facts.copyright)],
    ['PublishedDate', facts.publishedDate],
    ['InstalledDate', place.installedDate ?? null],
    ['UpdatedDate', place.updatedDate ?? null],
    ['LicenseUri', facts.licenseUri],
    ['ProjectUri', facts.projectUri],
    ['IconUri', facts.iconUri],
    ['Tags', [kind.tag, ...own]],
    ['Includes', includes],
    ['PowerShellGetFormatVersion', null],
    ['ReleaseNotes', textOrNull(facts.releaseNotes)],
    ['Dependencies', facts.dependencies.map((one) => dependencyInfo(one, repository.sourceLocation))],
    ['RepositorySourceLocation', repository.sourceLocation],
    ['Repository', repository.name],
    ['PackageManagementProvider', PROVIDER],
    ['AdditionalMetadata', additional(resource, kind, repository.name)],
  ]);
  if (place.installedLocation !== undefined) object.set('InstalledLocation', place.installedLocation);
  return named(object, ITEM_TYPE);
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}

function additional({ facts }: Resource, kind: ItemKind, repository: string): PSCustomObject {
  return PSCustomObject.from([
    ['summary', facts.description],
    ['description', facts.description],
    ['releaseNotes', facts.releaseNotes],
    ['copyright', facts.copyright],
    ['tags', [kind.tag, ...facts.tags.filter((tag) => tag !== kind.tag)].join(' ')],
    ['requireLicenseAcceptance', facts.requiresLicenseAcceptance ? 'True' : 'False'],
    ['developmentDependency', 'False'],
    ['PackageManagementProvider', PROVIDER],
    ['SourceName', repository],
    ['IsPrerelease', facts.prerelease !== ''],
  ]);
}

/** One that is needed: its name, its versions, and what the module's provider knows it by. */
function dependencyInfo({ name, range }: Dependency, location: string): OrderedDictionary {
  const table = new OrderedDictionary();
  table.set('Name', name);
  const { single, minimum, maximum } = range;
  if (single) table.set('RequiredVersion', single.normalized);
  else {
    if (minimum) table.set('MinimumVersion', minimum.version.normalized);
    if (maximum) table.set('MaximumVersion', maximum.version.normalized);
  }
  const version = single ? `[${single.normalized}]` : maximum ? range.toString() : (minimum?.version.normalized ?? '');
  table.set('CanonicalId', `powershellget:${name}/${version}#${location}`);
  return table;
}

/** Whether it came from Find-Module and its kin, perhaps over a wire. */
export function isItemInfo(value: unknown): boolean {
  return typeNamesOf(value).some((name) => name === ITEM_TYPE || name === `Deserialized.${ITEM_TYPE}`);
}

/** PSGetCommandInfo and its kin: something in a module that is known by its own name. */
export function partInfo(typeName: string, name: string, module: PSCustomObject): PSCustomObject {
  const object = PSCustomObject.from([
    ['Name', name],
    ['Version', module.get('Version')],
    ['ModuleName', module.get('Name')],
    ['Repository', module.get('Repository')],
    ['PSGetModuleInfo', module],
  ]);
  requireExtension(object).typeNames = [typeName, ...typeNamesOf(object)];
  return object;
}
