/** Remove-PSDrive: removes drives. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';
import { itemForce } from '../../src/providers/path-parameters.ts';
import { driveNotFound, invalidOperation } from '../../src/providers/provider-errors.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Remove',
  noun: 'PSDrive',
  aliases: ['rdr'],
  defaultParameterSet: 'Name',
  supportsShouldProcess: true,
  outputTypes: [],
  className: 'Microsoft.PowerShell.Commands.RemovePSDriveCommand',
  help: {
    synopsis: 'Removes drives from the session; what lies on them stays.',
    examples: [
      {
        title: 'One that was made before',
        transcript: 'PS> New-PSDrive R FileSystem / | Out-Null; Remove-PSDrive R; Test-Path R:/\nFalse',
      },
    ],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Name'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'Names of drives; wildcards find several.',
    },
    LiteralName: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralName'],
      help: 'Names of drives; no character is a wildcard.',
    },
    PSProvider: { type: 'string[]', pipeline: 'name', help: 'Only drives of these providers.' },
    Scope: {
      type: 'string',
      pipeline: 'name',
      help: 'The scope whose drive is meant.',
    },
    Force: { ...itemForce, help: 'Also removes the drive of the present location.' },
  },
  run(ps) {
    return {
      process() {
        const { Name, LiteralName, PSProvider, Force, Scope } = ps.parameters;
        const table = drivesOf(ps);
        for (const name of LiteralName ?? Name ?? []) {
          forPath(ps, () => {
            const fits = LiteralName ? null : WildcardPattern.of(name, true);
            const drives = Scope === undefined ? table.drives : table.drivesIn(ps.session.scopeNamed(Scope));
            const found = drives.filter(
              (drive) =>
                (fits ? fits.isMatch(drive.name) : drive.name.toLowerCase() === name.toLowerCase()) &&
                (!PSProvider || PSProvider.some((one) => table.findProvider(one) === drive.provider)),
            );
            if (found.length === 0 && !(fits && hasWildcards(name))) throw driveNotFound(name);
            for (const drive of found) {
              if (
                !ps.shouldProcess(
                  `Name: ${drive.name} Provider: ${drive.provider.info.fullName} Root: ${drive.root}`,
                  'Remove Drive',
                )
              )
                continue;
              if (table.location.drive === drive && !Force)
                throw invalidOperation(`Cannot remove drive '${drive.name}' because it is in use.`, drive.name);
              table.removeDrive(drive);
            }
          });
        }
      },
    };
  },
});
