/** The types of what repositories hold, and of the repositories. */
import { genericTypeOf, typeNamed } from '../../../../src/types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../../src/types/values/enum-value.ts';
import { NetDictionary } from '../../../../src/types/values/net-dictionary.ts';
import type { VersionRange } from '../../../packages/nuget-version.ts';
import {
  API_VERSIONS,
  CLASSES,
  type CommandResource,
  CredentialInfo,
  type Dependency,
  RESOURCE_TYPES,
  type Repository,
  type Resource,
  type ResourceFacts,
  type ResourceIncludes,
  SCOPES,
} from '../../../packages/resources.ts';
import { credentialInfoOf } from '../../repository-checks.ts';

const numbered = (names: readonly string[]) => Object.fromEntries(names.map((name, number) => [name, number]));

/** A property that is kept as it is. */
function fact<K extends keyof ResourceFacts>(definition: string, key: K): PropertyDeclaration {
  return [
    definition,
    (self: Resource) => self.facts[key],
    (self: Resource, value: ResourceFacts[K]) => {
      self.facts[key] = value;
    },
  ];
}

/** One that is null where nothing is known of it. */
const list = (name: string, of: (self: ResourceIncludes) => readonly string[] | null): PropertyDeclaration => [
  `string[] ${name} {get;}`,
  of,
];

function metadataOf({ facts }: Resource): NetDictionary {
  const text = typeNamed('System.String');
  const table = new NetDictionary(genericTypeOf(typeNamed('System.Collections.Generic.Dictionary`2'), [text, text]));
  for (const [name, value] of facts.additionalMetadata) table.set(name, value);
  return table;
}

export default [
  defineType({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.ResourceType',
    kind: 'enum',
    members: numbered(RESOURCE_TYPES),
  }),
  defineType({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.ScopeType',
    kind: 'enum',
    members: numbered(SCOPES),
  }),
  defineType({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSRepositoryInfo+APIVersion',
    kind: 'enum',
    members: numbered(API_VERSIONS),
  }),
  defineType({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSRepositoryInfo+CredentialProviderType',
    kind: 'enum',
    members: { None: 0, AzArtifacts: 1 },
  }),
  defineType<CredentialInfo>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSCredentialInfo',
    constructors: [
      [
        '(string vaultName, string secretName, pscredential credential = default)',
        (vault: string, secret: string) => new CredentialInfo(vault, secret),
      ],
      ['(psobject psObject)', (value: unknown) => credentialInfoOf(value)],
    ],
    properties: [
      ['string VaultName {get;}', (self: CredentialInfo) => self.vaultName],
      ['string SecretName {get;}', (self: CredentialInfo) => self.secretName],
    ],
  }),
  defineType<Repository>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSRepositoryInfo',
    properties: [
      ['string Name {get;}', (self: Repository) => self.name],
      ['uri Uri {get;}', (self: Repository) => self.facts.uri],
      ['bool Trusted {get;}', (self: Repository) => self.facts.isTrusted],
      ['int Priority {get;}', (self: Repository) => self.facts.priority],
      [`${CLASSES}.PSCredentialInfo CredentialInfo {get;}`, (self: Repository) => self.facts.credentialInfo],
      [
        `${CLASSES}.PSRepositoryInfo+CredentialProviderType CredentialProvider {get;}`,
        () => EnumValue.of(typeNamed(`${CLASSES}.PSRepositoryInfo+CredentialProviderType`), 0),
      ],
      [
        `${CLASSES}.PSRepositoryInfo+APIVersion ApiVersion {get;}`,
        (self: Repository) =>
          EnumValue.of(
            typeNamed(`${CLASSES}.PSRepositoryInfo+APIVersion`),
            API_VERSIONS.indexOf(self.facts.apiVersion),
          ),
      ],
      ['bool IsAllowedByPolicy {get;}', () => true],
    ],
    methods: [['bool IsContainerRegistry()', (self: Repository) => self.facts.apiVersion === 'ContainerRegistry']],
  }),
  defineType<VersionRange>({
    name: 'NuGet.Versioning.VersionRange',
    toText: (self) => self.toString(),
    equals: (a, b) => a.toString() === b.toString(),
  }),
  defineType<Dependency>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.Dependency',
    properties: [
      ['string Name {get;}', (self: Dependency) => self.name],
      ['NuGet.Versioning.VersionRange VersionRange {get;}', (self: Dependency) => self.range],
    ],
  }),
  defineType<ResourceIncludes>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.ResourceIncludes',
    properties: [
      list('Cmdlet', (self) => self.cmdlets),
      list('Command', (self) => self.commands),
      list('DscResource', (self) => self.dscResources),
      list('Function', () => null),
      list('RoleCapability', () => null),
      list('Workflow', () => null),
    ],
  }),
  defineType<CommandResource>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSCommandResourceInfo',
    properties: [
      ['string[] Names {get;}', (self: CommandResource) => self.names],
      [`${CLASSES}.PSResourceInfo ParentResource {get;}`, (self: CommandResource) => self.parent],
    ],
  }),
  defineType<Resource>({
    name: 'Microsoft.PowerShell.PSResourceGet.UtilClasses.PSResourceInfo',
    properties: [
      ['System.Collections.Generic.Dictionary[string,string] AdditionalMetadata {get;}', metadataOf],
      fact('string Author {get;set;}', 'author'),
      fact('string CompanyName {get;set;}', 'companyName'),
      fact('string Copyright {get;set;}', 'copyright'),
      fact(`${CLASSES}.Dependency[] Dependencies {get;set;}`, 'dependencies'),
      fact('string Description {get;set;}', 'description'),
      fact('uri IconUri {get;set;}', 'iconUri'),
      [`${CLASSES}.ResourceIncludes Includes {get;}`, (self: Resource) => self.facts.includes],
      fact('System.Nullable[datetime] InstalledDate {get;set;}', 'installedDate'),
      fact('string InstalledLocation {get;set;}', 'installedLocation'),
      ['bool IsPrerelease {get;}', (self: Resource) => self.facts.prerelease !== ''],
      fact('uri LicenseUri {get;set;}', 'licenseUri'),
      fact('string Name {get;set;}', 'name'),
      ['string Prerelease {get;}', (self: Resource) => self.facts.prerelease],
      fact('uri ProjectUri {get;set;}', 'projectUri'),
      fact('System.Nullable[datetime] PublishedDate {get;set;}', 'publishedDate'),
      fact('string ReleaseNotes {get;set;}', 'releaseNotes'),
      fact('string Repository {get;set;}', 'repository'),
      fact('string RepositorySourceLocation {get;set;}', 'repositorySourceLocation'),
      fact('string[] Tags {get;set;}', 'tags'),
      [
        `${CLASSES}.ResourceType Type {get;}`,
        (self: Resource) => EnumValue.of(typeNamed(`${CLASSES}.ResourceType`), RESOURCE_TYPES.indexOf(self.facts.type)),
      ],
      ['System.Nullable[datetime] UpdatedDate {get;}', (self: Resource) => self.facts.updatedDate],
      ['version Version {get;}', (self: Resource) => self.facts.version],
    ],
  }),
];
