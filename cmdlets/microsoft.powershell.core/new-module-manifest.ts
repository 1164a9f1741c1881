/** New-ModuleManifest: writes a module manifest. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { moduleNameOf } from '../../src/engine/modules/module-files.ts';
import { filePathOf, openingFile } from '../../src/providers/cmdlet-paths.ts';
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
    NestedModules: { type: 'Object[]', allowEmptyCollection: true, help: 'Modules that are loaded into the module.' },
    Guid: { type: 'guid', help: 'The identifier of the module; a new one if omitted.' },
    Author: { type: 'string', allowEmptyString: true, help: 'Who wrote it; the user of the session if omitted.' },
    CompanyName: { type: 'string', allowEmptyString: true, help: 'The company; Unknown if omitted.' },
    Copyright: { type: 'string', allowEmptyString: true, help: 'The notice of rights.' },
    RootModule: {
      type: 'string',
      aliases: ['ModuleToProcess'],
      allowEmptyString: true,
      help: 'The script that makes the module.',
    },
    ModuleVersion: { type: 'version', validate: [{ kind: 'notNull' }], help: 'The version; 0.0.1 if omitted.' },
    Description: { type: 'string', allowEmptyString: true, help: 'What the module is for.' },
    ProcessorArchitecture: {
      type: 'enum',
      typeName: 'System.Reflection.ProcessorArchitecture',
      values: ['None', 'MSIL', 'X86', 'IA64', 'Amd64', 'Arm'],
      help: 'The processor that the module needs.',
    },
    PowerShellVersion: { type: 'version', help: 'The lowest version of PowerShell that the module needs.' },
    ClrVersion: { type: 'version', help: 'The lowest version of the common language runtime that the module needs.' },
    DotNetFrameworkVersion: {
      type: 'version',
      help: 'The lowest version of the .NET Framework that the module needs.',
    },
    PowerShellHostName: { type: 'string', help: 'The host program that the module needs.' },
    PowerShellHostVersion: { type: 'version', help: 'The lowest version of the host program that the module needs.' },
    RequiredModules: { type: 'Object[]', help: 'Modules that are loaded before it.' },
    TypesToProcess: { type: 'string[]', allowEmptyCollection: true, help: 'Files of type data.' },
    FormatsToProcess: { type: 'string[]', allowEmptyCollection: true, help: 'Files of format data.' },
    ScriptsToProcess: {
      type: 'string[]',
      allowEmptyCollection: true,
      help: "Scripts that are run in the caller's session before the module is loaded.",
    },
    RequiredAssemblies: { type: 'string[]', allowEmptyCollection: true, help: 'Assemblies that are loaded before it.' },
    FileList: { type: 'string[]', allowEmptyCollection: true, help: 'The files of the module.' },
    ModuleList: { type: 'Object[]', allowEmptyCollection: true, help: 'The modules that come with it.' },
    FunctionsToExport: {
      type: 'string[]',
      allowEmptyCollection: true,
      help: 'Functions that others see; all if omitted.',
    },
    AliasesToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Aliases that others see; all if omitted.' },
    VariablesToExport: {
      type: 'string[]',
      allowEmptyCollection: true,
      help: 'Variables that others see; all if omitted.',
    },
    CmdletsToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Cmdlets that others see; all if omitted.' },
    DscResourcesToExport: { type: 'string[]', allowEmptyCollection: true, help: 'Resources of DSC that others see.' },
    CompatiblePSEditions: {
      type: 'string[]',
      validate: [{ kind: 'set', values: ['Desktop', 'Core'] }],
      allowEmptyCollection: true,
      help: 'The editions of PowerShell that the module is for.',
    },
    PrivateData: { type: 'object', allowNull: true, help: 'What the module itself wants to find in its manifest.' },
    Tags: { type: 'string[]', validate: [{ kind: 'notNullOrEmpty' }], help: 'Words under which galleries list it.' },
    ProjectUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'The page of the project.' },
    LicenseUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'The page of the licence.' },
    IconUri: { type: 'uri', validate: [{ kind: 'notNullOrEmpty' }], help: 'The picture of the module.' },
    ReleaseNotes: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'What is new.' },
    Prerelease: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The part of the version that says that it is not final.',
    },
    RequireLicenseAcceptance: { type: 'switch', help: 'Galleries ask whether the licence is accepted.' },
    ExternalModuleDependencies: {
      type: 'string[]',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Modules that it needs and that the gallery does not install.',
    },
    HelpInfoUri: { type: 'string', allowNull: true, help: 'Where updated help comes from.' },
    PassThru: { type: 'switch', help: 'Also gives the object it worked on.' },
    DefaultCommandPrefix: { type: 'string', allowNull: true, help: 'A prefix for the nouns of its commands.' },
  },
  run(ps) {
    return {
      end() {
        const path = mandatory(ps.parameters.Path);
        if (!/\.psd1$/i.test(path)) ps.throwTerminatingError(invalidManifestPath(ps, path, path));
        const text = manifestText(ps.parameters, moduleNameOf(path), ps.runspace.ambient);
        if (ps.shouldProcess(path, `Creating the "${path}" module manifest file.`))
          openingFile(ps, () => writeText(filePathOf(ps, path, true), text));
        if (ps.parameters.PassThru) ps.write(text);
      },
    };
  },
});
