/** New-PSDrive: makes drives. */

import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import type { Scope } from '../../src/engine/scope.ts';
import { drivesOf, recordOfPathError } from '../../src/providers/cmdlet-paths.ts';
import { itemCredential } from '../../src/providers/path-parameters.ts';
import { PSDriveInfo } from '../../src/providers/provider.ts';
import { argumentError } from '../../src/providers/provider-errors.ts';
import { NetException } from '../../src/types/net-exception.ts';

const INVALID_NAME =
  'Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :';

export default cmdlet({
  verb: 'New',
  noun: 'PSDrive',
  aliases: ['ndr'],
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  outputTypes: [],
  className: 'Microsoft.PowerShell.Commands.NewPSDriveCommand',
  help: {
    synopsis: 'Makes a drive: a name for a place of a provider.',
    examples: [
      {
        title: 'A folder',
        transcript: 'PS> New-PSDrive -Name R -PSProvider FileSystem -Root / | ForEach-Object Name\nR',
      },
    ],
  },
  parameters: {
    Name: { type: 'string', position: 0, mandatory: true, pipeline: 'name', help: 'The name.' },
    PSProvider: { type: 'string', position: 1, mandatory: true, pipeline: 'name', help: 'The provider.' },
    Root: {
      type: 'string',
      position: 2,
      mandatory: true,
      pipeline: 'name',
      allowEmptyString: true,
      help: 'The path of the provider that the drive begins with.',
    },
    Description: { type: 'string', pipeline: 'name', help: 'What it is for.' },
    Scope: {
      type: 'string',
      pipeline: 'name',
      help: 'The scope that gets the drive.',
    },
    Credential: {
      ...itemCredential,
      help: 'The account to open the drive as.',
      noEffect: 'the disks of a machine are open to everyone, and there are no network drives',
    },
  },
  run(ps) {
    return {
      process() {
        const { Name: name = '', PSProvider = '', Root = '', Description, Scope } = ps.parameters;
        const table = drivesOf(ps);
        try {
          if (/[;~/\\.:]/.test(name)) throw argumentError(INVALID_NAME);
          const provider = table.provider(PSProvider);
          if (!ps.shouldProcess(`Name: ${name} Provider: ${provider.info.fullName} Root: ${Root}`, 'New drive')) return;
          const scope = scopeOf(ps, Scope, () => new PSDriveInfo(name, provider, Root, Description ?? ''));
          if (table.drivesIn(scope).some((drive) => drive.name.toLowerCase() === name.toLowerCase())) {
            ps.fail('DriveAlreadyExists', 'ResourceExists', `A drive with the name '${name}' already exists.`, {
              target: name,
              exception: 'System.Management.Automation.SessionStateException',
            });
          }
          const resolved = table.resolve(Root);
          // `-PSProvider Registry -Root HKEY_USERS`: no path from here, but one of the provider's own.
          const path = resolved.provider === provider ? resolved.path : Root;
          const root = provider.isNavigable ? provider.normalize(path) : '';
          if (provider.isNavigable && !provider.isContainer(root)) {
            ps.fail(
              'DriveRootError',
              'ReadError',
              `The specified drive root "${Root}" either does not exist, or it is not a folder.`,
              {
                target: new PSDriveInfo(name, provider, root, Description),
                exception: 'System.IO.IOException',
              },
            );
          }
          const drive = new PSDriveInfo(name, provider, root, Description ?? '');
          table.addDriveTo(scope, drive);
          ps.write(drive);
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          ps.throwTerminatingError(recordOfPathError(error));
        }
      },
    };
  },
});

/** The scope that gets the drive: the current one unless it is named. */
function scopeOf(ps: CmdletActions, name: string | undefined, drive: () => PSDriveInfo): Scope {
  try {
    return ps.session.scopeNamed(name);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    const { typeName, message } = error;
    throw new NetException(typeName, message, {
      errorId: 'NewDriveError',
      category: 'InvalidArgument',
      target: drive(),
    });
  }
}
