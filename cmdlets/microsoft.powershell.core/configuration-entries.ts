/** The entries of session configuration and role capability files, in their order, each with the comment above it and what the unset one shows. */

export interface ConfigurationEntry {
  readonly key: string;
  readonly comment: string;
  /** What stands behind the equals sign where it is not given: a comment shows it. */
  readonly sample: string;
  /** What it is when nothing is given; without one it is written as a comment. */
  readonly usual?: string;
  /** Left out of a short file where it is not given. */
  readonly onlyInFull?: true;
}

const MODULES =
  "'MyCustomModule', @{ ModuleName = 'MyCustomModule'; ModuleVersion = '1.0.0.0'; GUID = '4d30d5f0-cb16-4898-812d-f20a6c596bdf' }";

const commands = (kind: string) =>
  `'Invoke-${kind}1', @{ Name = 'Invoke-${kind}2'; Parameters = @{ Name = 'Parameter1'; ValidateSet = 'Item1', 'Item2' }, @{ Name = 'Parameter2'; ValidatePattern = 'L*' } }`;

const ITEMS = "'Item1', 'Item2'";

export const SCRIPTS: ConfigurationEntry = {
  key: 'ScriptsToProcess',
  comment: 'Scripts to run when applied to a session',
  sample: "'C:\\ConfigData\\InitScript1.ps1', 'C:\\ConfigData\\InitScript2.ps1'",
};

/** What only session configuration files have, before what both have. */
export const SESSION_ENTRIES: readonly ConfigurationEntry[] = [
  {
    key: 'SessionType',
    comment:
      "Session type defaults to apply for this session configuration. Can be 'RestrictedRemoteServer' (recommended), 'Empty', or 'Default'",
    sample: '',
    usual: "'Default'",
  },
  {
    key: 'TranscriptDirectory',
    comment: 'Directory to place session transcripts for this session configuration',
    sample: "'C:\\Transcripts\\'",
  },
  {
    key: 'RunAsVirtualAccount',
    comment: "Whether to run this session configuration as the machine's (virtual) administrator account",
    sample: '$true',
  },
  {
    key: 'RunAsVirtualAccountGroups',
    comment: "Groups associated with machine's (virtual) administrator account",
    sample: "'Remote Desktop Users', 'Remote Management Users'",
    onlyInFull: true,
  },
  {
    key: 'MountUserDrive',
    comment: "Creates a 'User' PSDrive in the session for use with Copy-Item when File System provider is not visible.",
    sample: '$true',
    onlyInFull: true,
  },
  {
    key: 'UserDriveMaximumSize',
    comment:
      'Optional maximum size in bytes of user drive created with MountUserDrive parameter. Default maximum size for User drive is 50MB.',
    sample: '50000000',
    onlyInFull: true,
  },
  {
    key: 'GroupManagedServiceAccount',
    comment: 'Group managed service account name under which the configuration will run',
    sample: "'CONTOSO\\GroupManagedServiceAccount'",
    onlyInFull: true,
  },
  SCRIPTS,
  {
    key: 'RoleDefinitions',
    comment:
      'User roles (security groups), and the role capabilities that should be applied to them when applied to a session',
    sample:
      "@{ 'CONTOSO\\SqlAdmins' = @{ RoleCapabilities = 'SqlAdministration' }; 'CONTOSO\\SqlManaged' = @{ RoleCapabilityFiles = 'C:\\RoleCapability\\SqlManaged.psrc' }; 'CONTOSO\\ServerMonitors' = @{ VisibleCmdlets = 'Get-Process' } } ",
  },
  {
    key: 'RequiredGroups',
    comment: 'Group accounts for which membership is required to use the session.',
    sample: "@{ And = @{ Or = 'CONTOSO\\SmartCard-Logon1', 'CONTOSO\\SmartCard-Logon2' }, 'Administrators' }",
    onlyInFull: true,
  },
  {
    key: 'LanguageMode',
    comment:
      "Language mode to apply when applied to a session. Can be 'NoLanguage' (recommended), 'RestrictedLanguage', 'ConstrainedLanguage', or 'FullLanguage'",
    sample: '',
    usual: "'FullLanguage'",
    onlyInFull: true,
  },
  {
    key: 'ExecutionPolicy',
    comment: 'Execution policy to apply when applied to a session',
    sample: '',
    usual: "'Restricted'",
    onlyInFull: true,
  },
];

/** What stands in front of and behind the scripts of a role capability file, and at the end of both kinds. */
export const MODULES_ENTRY: ConfigurationEntry = {
  key: 'ModulesToImport',
  comment: 'Modules to import when applied to a session',
  sample: MODULES,
  onlyInFull: true,
};

export const VISIBLE_ENTRIES: readonly ConfigurationEntry[] = [
  {
    key: 'VisibleAliases',
    comment: 'Aliases to make visible when applied to a session',
    sample: ITEMS,
    onlyInFull: true,
  },
  {
    key: 'VisibleCmdlets',
    comment: 'Cmdlets to make visible when applied to a session',
    sample: commands('Cmdlet'),
    onlyInFull: true,
  },
  {
    key: 'VisibleFunctions',
    comment: 'Functions to make visible when applied to a session',
    sample: commands('Function'),
    onlyInFull: true,
  },
  {
    key: 'VisibleExternalCommands',
    comment: 'External commands (scripts and applications) to make visible when applied to a session',
    sample: ITEMS,
    onlyInFull: true,
  },
  {
    key: 'VisibleProviders',
    comment: 'Providers to make visible when applied to a session',
    sample: ITEMS,
    onlyInFull: true,
  },
];

export const DEFINED_ENTRIES: readonly ConfigurationEntry[] = [
  {
    key: 'AliasDefinitions',
    comment: 'Aliases to be defined when applied to a session',
    sample: "@{ Name = 'Alias1'; Value = 'Invoke-Alias1'}, @{ Name = 'Alias2'; Value = 'Invoke-Alias2'}",
    onlyInFull: true,
  },
  {
    key: 'FunctionDefinitions',
    comment: 'Functions to define when applied to a session',
    sample: "@{ Name = 'MyFunction'; ScriptBlock = { param($MyInput) $MyInput } }",
    onlyInFull: true,
  },
  {
    key: 'VariableDefinitions',
    comment: 'Variables to define when applied to a session',
    sample:
      "@{ Name = 'Variable1'; Value = { 'Dynamic' + 'InitialValue' } }, @{ Name = 'Variable2'; Value = 'StaticInitialValue' }",
    onlyInFull: true,
  },
  {
    key: 'EnvironmentVariables',
    comment: 'Environment variables to define when applied to a session',
    sample: "@{ Variable1 = 'Value1'; Variable2 = 'Value2' }",
    onlyInFull: true,
  },
  {
    key: 'TypesToProcess',
    comment: 'Type files (.ps1xml) to load when applied to a session',
    sample: "'C:\\ConfigData\\MyTypes.ps1xml', 'C:\\ConfigData\\OtherTypes.ps1xml'",
    onlyInFull: true,
  },
  {
    key: 'FormatsToProcess',
    comment: 'Format files (.ps1xml) to load when applied to a session',
    sample: "'C:\\ConfigData\\MyFormats.ps1xml', 'C:\\ConfigData\\OtherFormats.ps1xml'",
    onlyInFull: true,
  },
  {
    key: 'AssembliesToLoad',
    comment: 'Assemblies to load when applied to a session',
    sample: "'System.Web', 'System.OtherAssembly, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a'",
    onlyInFull: true,
  },
];
