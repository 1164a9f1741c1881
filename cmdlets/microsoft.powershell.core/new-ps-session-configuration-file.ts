/** New-PSSessionConfigurationFile: writes what sessions on a machine may do. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { PS_VERSION } from '../../src/engine/version-table.ts';
import { DEFINED_ENTRIES, MODULES_ENTRY, SESSION_ENTRIES, VISIBLE_ENTRIES } from './configuration-entries.ts';
import { configurationParameters, writeConfiguration } from './configuration-parameters.ts';

export default cmdlet({
  verb: 'New',
  noun: 'PSSessionConfigurationFile',
  help: {
    synopsis: 'Writes a file that says what sessions of a configuration may do.',
    description: 'What is not given is left out, or with -Full written as a comment that shows its form.',
    examples: [
      {
        title: 'Sessions that may look at services',
        transcript:
          'PS> New-PSSessionConfigurationFile look.pssc -SessionType RestrictedRemoteServer -VisibleCmdlets Get-Service\nPS> (Import-PowerShellDataFile look.pssc).VisibleCmdlets\nGet-Service',
      },
    ],
    links: ['New-PSRoleCapabilityFile'],
  },
  parameters: {
    ...configurationParameters,
    SchemaVersion: {
      type: 'version',
      validate: [{ kind: 'notNull' }],
      help: 'The version of the form; 2.0.0.0 if omitted.',
    },
    SessionType: {
      type: 'enum',
      typeName: 'System.Management.Automation.Remoting.SessionType',
      values: ['Empty', 'RestrictedRemoteServer', 'Default'],
      help: 'What a session has to begin with.',
    },
    TranscriptDirectory: { type: 'string', help: 'Where what is said in sessions is kept.' },
    RunAsVirtualAccount: { type: 'switch', help: 'Sessions run as an account of their own.' },
    RunAsVirtualAccountGroups: { type: 'string[]', help: 'The groups that this account is in.' },
    MountUserDrive: { type: 'switch', help: 'Each user has a drive User:.' },
    UserDriveMaximumSize: { type: 'long', help: 'How much it holds, in bytes.' },
    GroupManagedServiceAccount: { type: 'string', help: 'The managed account that sessions run as.' },
    RoleDefinitions: { type: 'IDictionary', help: 'Groups, and the role capabilities that they have.' },
    RequiredGroups: { type: 'IDictionary', help: 'Groups that one must be in: And, Or.' },
    LanguageMode: {
      type: 'enum',
      typeName: 'System.Management.Automation.PSLanguageMode',
      values: ['FullLanguage', 'RestrictedLanguage', 'NoLanguage', 'ConstrainedLanguage'],
      help: 'How much of the language may be used.',
    },
    ExecutionPolicy: {
      type: 'enum',
      typeName: 'Microsoft.PowerShell.ExecutionPolicy',
      values: ['Unrestricted', 'RemoteSigned', 'AllSigned', 'Restricted', 'Default', 'Bypass', 'Undefined'],
      help: 'Which scripts may run.',
    },
    PowerShellVersion: { type: 'version', help: 'The version of PowerShell that sessions run.' },
    Full: { type: 'switch', help: 'Also what is not given, as comments.' },
  },
  run(ps) {
    return {
      process() {
        const isFull = ps.parameters.Full === true;
        const power = {
          key: 'PowerShellVersion',
          comment: 'Version of the PowerShell engine to use when applied to a session',
          sample: `'${PS_VERSION}'`,
          onlyInFull: true,
        } as const;
        writeConfiguration(ps, ps.parameters, {
          entries: [...SESSION_ENTRIES, power, MODULES_ENTRY, ...VISIBLE_ENTRIES, ...DEFINED_ENTRIES],
          hasSchema: true,
          isFull,
          ending: '.pssc',
          errorId: 'InvalidPSSessionConfigurationFilePath',
          what: 'PSSession Configuration',
        });
      },
    };
  },
});
