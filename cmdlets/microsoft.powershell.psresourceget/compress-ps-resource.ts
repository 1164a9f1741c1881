/** Compress-PSResource: makes a package of a module or a script. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { infoOf } from '../../src/types/files/file-system-info.ts';
import { writeBytes } from '../../src/types/files/host-files.ts';
import { combinePaths } from '../../src/types/files/path-text.ts';
import { packResource } from '../packages/packing.ts';
import { CMDLETS } from '../packages/resources.ts';

export default cmdlet({
  verb: 'Compress',
  noun: 'PSResource',
  className: `${CMDLETS}.CompressPSResource`,
  supportsShouldProcess: true,
  outputTypes: ['System.IO.FileInfo'],
  help: {
    synopsis: 'Makes a package of a module or a script.',
    examples: [
      {
        title: 'A module',
        transcript:
          'PS> $null = New-Item Tools -ItemType Directory; New-ModuleManifest Tools/Tools.psd1 -ModuleVersion 1.2 -Description Tools\nPS> (Compress-PSResource Tools . -PassThru).Name\nTools.1.2.0.nupkg',
      },
    ],
    links: ['Publish-PSResource'],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      mandatory: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The folder of a module, its manifest, or a script.',
    },
    DestinationPath: {
      type: 'string',
      position: 1,
      mandatory: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A folder that is there.',
    },
    PassThru: { type: 'switch', help: 'Writes the package as a file.' },
    SkipModuleManifestValidate: { type: 'switch', help: 'Does not ask Test-ModuleManifest.' },
  },
  run(ps) {
    return {
      end() {
        const { Path, DestinationPath, SkipModuleManifestValidate, PassThru } = ps.parameters;
        const folder = drivesOf(ps).findOne(mandatory(DestinationPath)).path;
        const packed = packResource(ps, mandatory(Path), 'Compress', SkipModuleManifestValidate === true);
        if (!packed) return;
        const file = combinePaths([folder, packed.fileName]);
        writeBytes(file, packed.bytes);
        if (PassThru) ps.write(infoOf(file, false));
      },
    };
  },
});
