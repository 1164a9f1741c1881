import { cmdlet } from '../../src/engine/cmdlet.ts';
import { joined, moduleNameOf } from '../../src/engine/modules/module-files.ts';
import { openingFile } from '../../src/providers/cmdlet-paths.ts';
import { writeText } from '../../src/types/files/host-files.ts';
import { invalidManifestPath } from './manifest-path.ts';
import { manifestText } from './manifest-text.ts';

export default cmdlet({
  verb: 'New',
  noun: 'ModuleManifest',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes a module manifest.',
    description: 'Keys that are not given are written with their usual values or as comments.',
    examples: [
      {
        title: 'A manifest for a script module',
        transcript: 'New-ModuleManifest ./Tools/Tools.psd1 -RootModule Tools.psm1 -ModuleVersion 2.1',
        remarks: 'It writes a file.',
        runnable: false,
      },
    ],
    links: ['Test-ModuleManifest'],
  },
  parameters: {
    Path: { type: 'string', position: 0, mandatory: true, help: 'The file.' },
    NestedModules: { type: 'Object[]', allowEmptyCollection: true, help: 'Not available here.' },
    Guid: { type: 'guid', help: 'Not available here.' },
    Author: { type: 'string', allowEmptyString: true, help: 'Not available here.' },
    CompanyName: { type: 'string', allowEmptyString: true, help: 'Not available here.' },
    Copyright: { type: 'string', allowEmptyString: true, help: 'Not available here.' },
    RootModule: { type: 'string', aliases: ['ModuleToProcess'], allowEmptyString: true, help: 'Not available here.' },
    ModuleVersion: { type: 'version', validate: [{ kind: 'notNull' }], help: 'Not available here.' },
    Description: { type: 'string', allowEmptyString: true, help: 'Not available here.' },
    ProcessorArchitecture: {
      type: 'enum',
      typeName: 'System.Reflection.ProcessorArchitecture',
      values: ['None', 'MSIL', 'X86', 'IA64', 'Amd64', 'Arm'],
      help: 'Not available here.',
    },
    PowerShellVersion: { type: 'version', help: 'Not available here.' },
    ClrVersion: { type: 'version', help: 'Not available here.' },
    DotNetFrameworkVersion: { type: 'version', help: 'Not available here.' },
    PowerShellHostName: { type: 'string', help: 'Not available here.' },
    PowerShellHostVersion: { type: 'version', help: 'Not available here.' },
    RequiredModules: { type: 'Object[]', help: 'Not available here.' },
    TypesToProcess: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    FormatsToProcess: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    ScriptsToProcess: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    RequiredAssemblies: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    FileList: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    ModuleList: { type: 'Object[]', allowEmptyCollection: true, help: 'Not available here.' },
    FunctionsToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    AliasesToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    VariablesToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    CmdletsToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    DscResourcesToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Not available here.' },
    CompatiblePSEditions: {
      type: 'string[]',
      validate: [{ kind: 'set', values: ['Desktop', 'Core'] }],
      allowEmptyCollection: true,
      help: 'Not available here.',
    },
    PrivateData: { type: 'object', allowNull: true, help: 'Not available here.' },
    Tags: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    ProjectUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    LicenseUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    IconUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    ReleaseNotes: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    Prerelease: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'Not available here.' },
    RequireLicenseAcceptance: { type: 'switch', help: 'Not available here.' },
    ExternalModuleDependencies: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Not available here.',
    },
    HelpInfoUri: { type: 'string', allowNull: true, help: 'Not available here.' },
    PassThru: { type: 'switch', help: 'Also gives the object it worked on.' },
    DefaultCommandPrefix: { type: 'string', allowNull: true, help: 'Not available here.' },
  },
  run(ps) {
    return {
      end() {
        const path = ps.parameters.Path!;
        if (!/\.psd1$/i.test(path)) ps.throwTerminatingError(invalidManifestPath(ps, path, path));
        const text = manifestText(ps.parameters, moduleNameOf(path), ps.runspace.ambient);
        if (ps.shouldProcess(path, `Creating the "${path}" module manifest file.`))
          openingFile(ps, () => writeText(joined('', path), text));
        if (ps.parameters.PassThru) ps.write(text);
      },
    };
  },
});
