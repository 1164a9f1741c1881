/** New-ScriptFileInfo: begins a script that is to be published. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { statOf, writeText } from '../../src/types/files/host-files.ts';
import { NuGetVersion } from '../packages/nuget-version.ts';
import { reportWritten } from './inner-errors.ts';
import { refusePath, scriptText } from './script-file-info.ts';
import { refuse } from './version-limits.ts';

const given = [{ kind: 'notNullOrEmpty' }] as const;

export default cmdlet({
  verb: 'New',
  noun: 'ScriptFileInfo',
  className: 'New-ScriptFileInfo',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  help: {
    synopsis: 'Makes a script that says of itself what a repository wants to know.',
    examples: [
      {
        title: 'A script that says who wrote it and what it does',
        transcript:
          'PS> New-ScriptFileInfo -Path Say.ps1 -Description "Says it" -Author Me; (Get-Content Say.ps1)[3]\n.VERSION 1.0',
      },
    ],
    links: ['Test-ScriptFileInfo', 'Publish-Script'],
  },
  parameters: {
    Path: { type: 'string', position: 0, pipeline: 'name', validate: given, help: 'The script that is made.' },
    Version: { type: 'string', validate: given, help: 'Its version; 1.0 if omitted.' },
    Author: { type: 'string', validate: given, help: 'Who wrote it; the user if omitted.' },
    Description: { type: 'string', mandatory: true, validate: given, help: 'What it does.' },
    Guid: { type: 'guid', validate: given, help: 'Its number; a new one if omitted.' },
    CompanyName: { type: 'string', validate: given, help: 'Whose it is.' },
    Copyright: { type: 'string', validate: given, help: 'Who has the right to it.' },
    RequiredModules: {
      type: 'Object[]',
      validate: given,
      help: 'Modules that it needs: names, or tables with versions.',
    },
    ExternalModuleDependencies: { type: 'string[]', validate: given, help: 'Modules that come from elsewhere.' },
    RequiredScripts: { type: 'string[]', validate: given, help: 'Scripts that it needs.' },
    ExternalScriptDependencies: { type: 'string[]', validate: given, help: 'Scripts that come from elsewhere.' },
    Tags: { type: 'string[]', validate: given, help: 'Tags by which it is found.' },
    ProjectUri: { type: 'uri', validate: given, help: 'Its page.' },
    LicenseUri: { type: 'uri', validate: given, help: 'Its license.' },
    IconUri: { type: 'uri', validate: given, help: 'Its picture.' },
    ReleaseNotes: { type: 'string[]', help: 'What is new.' },
    PrivateData: { type: 'string', validate: given, help: 'What else is to be kept of it.' },
    PassThru: { type: 'switch', help: 'Writes the text.' },
    Force: { type: 'switch', help: 'Also in the place of a script that is there.' },
  },
  run(ps) {
    return {
      process() {
        const { Path, PassThru, Description } = ps.parameters;
        if (Path === undefined && !PassThru) {
          refuse(
            ps,
            'MissingTheRequiredPathOrPassThruParameter',
            'The Path or PassThru parameter is required for creating the script file info. A new script file will be created with the script file info when the Path parameter is specified. Script file info will be returned if the PassThru parameter is specified. Try again after specifying the required parameter.',
          );
        }
        const path = Path === undefined ? null : pathOf(Path);
        if (/<#|#>/.test(mandatory(Description))) {
          reportWritten(
            ps,
            'InvalidParameterValue',
            `The specified value '${Description}' for the parameter 'Description' is invalid. Ensure that it does not contain '<#' or '#>'.`,
            null,
            'InvalidArgument',
          );
          return;
        }
        const text = textOf();
        if (path !== null && ps.shouldProcess(path, `Creating the '${path}' PowerShell Script file`))
          writeText(path, `${text}\n`);
        if (PassThru) ps.write(text);
      },
    };

    function pathOf(asked: string): string {
      if (!/\.ps1$/i.test(asked)) refusePath(ps, asked);
      const path = filePathOf(ps, asked);
      if (statOf(path) && !ps.parameters.Force) {
        refuse(ps, 'ScriptFileExist', `The specified script file '${asked}' already exists.`, asked);
      }
      return path;
    }

    function textOf(): string {
      const asked = ps.parameters;
      const version = asked.Version ?? '1.0';
      if (!NuGetVersion.parse(version)) {
        refuse(ps, 'InvalidVersion', `Cannot convert value '${version}' to type 'System.Version'.`, version);
      }
      return scriptText({
        version,
        guid: asked.Guid === undefined ? platform().random.uuid() : toText(asked.Guid),
        author: asked.Author ?? ambient().userName,
        description: mandatory(asked.Description),
        companyName: asked.CompanyName,
        copyright: asked.Copyright,
        tags: asked.Tags,
        licenseUri: asked.LicenseUri,
        projectUri: asked.ProjectUri,
        iconUri: asked.IconUri,
        externalModuleDependencies: asked.ExternalModuleDependencies,
        requiredScripts: asked.RequiredScripts,
        externalScriptDependencies: asked.ExternalScriptDependencies,
        releaseNotes: asked.ReleaseNotes,
        privateData: asked.PrivateData,
        requiredModules: asked.RequiredModules ?? [],
      });
    }
  },
});
