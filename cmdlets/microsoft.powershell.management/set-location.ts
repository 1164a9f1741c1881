/** Set-Location: goes to another container. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Location',
  aliases: ['cd', 'chdir', 'sl'],
  defaultParameterSet: 'Path',
  outputTypes: ['System.Management.Automation.PathInfo', 'System.Management.Automation.PathInfoStack'],
  help: {
    synopsis: 'Goes to another folder or container.',
    examples: [
      {
        title: 'There and back',
        transcript: 'PS> Set-Location /; Set-Location -\nPS> (Get-Location).Path -eq $env:CONFTMP\nTrue',
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string',
      position: 0,
      pipeline: 'both',
      in: ['Path'],
      help: 'Where to; - for the location before, + for the one left by -; the home folder if omitted.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'Where to; no character is a wildcard.',
    },
    PassThru: { type: 'switch', help: 'Also writes the new location.' },
    StackName: {
      type: 'string',
      pipeline: 'name',
      in: ['Stack'],
      help: 'Makes this the stack that Push-Location and Pop-Location use by default.',
    },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, StackName, PassThru } = ps.parameters;
        const drives = drivesOf(ps);
        const show = (location: unknown) => {
          if (PassThru) ps.write(location);
        };
        if (ps.parameterSet === 'Stack') {
          forPath(ps, () => show(drives.stacks.choose(StackName ?? '')));
          return;
        }
        if (LiteralPath === undefined && (Path === '-' || Path === '+')) {
          show(drives.retrace(Path));
          return;
        }
        forPath(ps, () => {
          if (LiteralPath !== undefined) show(drives.setLocation(LiteralPath, true));
          else show(Path ? drives.setLocation(Path) : drives.goHome());
        });
      },
    };
  },
});
