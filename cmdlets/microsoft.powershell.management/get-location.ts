/** Get-Location: where the session is. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';
import { driveNotFound } from '../../src/providers/provider-errors.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Location',
  aliases: ['gl', 'pwd'],
  defaultParameterSet: 'Location',
  outputTypes: ['System.Management.Automation.PathInfo', 'System.Management.Automation.PathInfoStack'],
  help: {
    synopsis: 'Says where the session is.',
    examples: [{ title: 'The path', transcript: 'PS> Set-Location /; (Get-Location).Path\n/' }],
  },
  parameters: {
    PSProvider: {
      type: 'string[]',
      pipeline: 'name',
      in: ['Location'],
      help: 'Where the session is on the drives of these providers.',
    },
    PSDrive: { type: 'string[]', pipeline: 'name', in: ['Location'], help: 'Where the session is on these drives.' },
    Stack: { type: 'switch', in: ['Stack'], help: 'The locations that Push-Location has kept.' },
    StackName: {
      type: 'string[]',
      pipeline: 'name',
      in: ['Stack'],
      help: 'The name of a stack of locations; the default stack if omitted.',
    },
  },
  run(ps) {
    return {
      process() {
        const { PSDrive, PSProvider, StackName } = ps.parameters;
        const drives = drivesOf(ps);
        if (ps.parameterSet === 'Stack') {
          for (const name of StackName ?? [null]) forPath(ps, () => ps.write(drives.stacks.get(name)));
          return;
        }
        if (!PSDrive && !PSProvider) {
          ps.write(drives.pathInfo);
          return;
        }
        for (const name of PSDrive ?? []) {
          forPath(ps, () => {
            const drive = drives.findDrive(name);
            if (!drive) throw driveNotFound(name);
            ps.write(drives.locationOn(drive));
          });
        }
        for (const name of PSProvider ?? []) {
          forPath(ps, () => {
            for (const drive of drives.provider(name).info.drives) ps.write(drives.locationOn(drive));
          });
        }
      },
    };
  },
});
