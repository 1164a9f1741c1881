/** Get-PSDrive: the drives of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSDrive',
  aliases: ['gdr'],
  defaultParameterSet: 'Name',
  outputTypes: ['System.Management.Automation.PSDriveInfo'],
  className: 'Microsoft.PowerShell.Commands.GetPSDriveCommand',
  help: {
    synopsis: 'Lists the drives of the session.',
    examples: [{ title: 'Those of a provider', transcript: 'PS> (Get-PSDrive -PSProvider Environment).Name\nEnv' }],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      in: ['Name'],
      validate: [{ kind: 'notNullOrEmpty' }],
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
    Scope: {
      type: 'string',
      pipeline: 'name',
      help: 'The scope whose drives are meant.',
    },
    PSProvider: { type: 'string[]', pipeline: 'name', help: 'Only drives of these providers.' },
  },
  run(ps) {
    return {
      process() {
        const { Name, LiteralName, PSProvider, Scope } = ps.parameters;
        const table = drivesOf(ps);
        const drives = Scope === undefined ? table.drives : table.drivesIn(ps.session.scopeNamed(Scope));
        const ofProvider = drives.filter((drive) => {
          if (!PSProvider || PSProvider.length === 0) return true;
          return PSProvider.some(
            (name) =>
              WildcardPattern.of(name, true).isMatch(drive.provider.name) ||
              table.findProvider(name) === drive.provider,
          );
        });
        if (PSProvider)
          for (const name of PSProvider) forPath(ps, () => void (hasWildcards(name) || table.provider(name)));
        for (const name of LiteralName ?? Name ?? ['*']) {
          const matches = (drive: string) =>
            LiteralName ? drive.toLowerCase() === name.toLowerCase() : WildcardPattern.of(name, true).isMatch(drive);
          const found = ofProvider.filter((drive) => matches(drive.name));
          ps.writeEach(found);
          if (found.length === 0 && (LiteralName || !hasWildcards(name))) {
            ps.error(
              'GetLocationNoMatchingDrive',
              'ObjectNotFound',
              `Cannot find drive. A drive with the name '${name}' does not exist.`,
              {
                target: name,
                exception: 'System.Management.Automation.DriveNotFoundException',
              },
            );
          }
        }
      },
    };
  },
});
