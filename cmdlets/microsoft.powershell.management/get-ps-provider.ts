/** Get-PSProvider: the providers of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf, forPath } from '../../src/providers/cmdlet-paths.ts';
import { providerNotFound } from '../../src/providers/provider-errors.ts';
import { hasWildcards, WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSProvider',
  outputTypes: ['System.Management.Automation.ProviderInfo'],
  className: 'Microsoft.PowerShell.Commands.GetPSProviderCommand',
  help: {
    synopsis: 'Lists the providers of the session.',
    examples: [{ title: 'One by name', transcript: 'PS> (Get-PSProvider FileSystem).Name\nFileSystem' }],
  },
  parameters: {
    PSProvider: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of providers; wildcards find several.',
    },
  },
  run(ps) {
    return {
      process() {
        const all = [...drivesOf(ps).providers];
        for (const name of ps.parameters.PSProvider ?? ['*']) {
          forPath(ps, () => {
            const leaf = name.slice(name.lastIndexOf('\\') + 1);
            const found = all.filter((provider) => WildcardPattern.of(leaf, true).isMatch(provider.name));
            if (found.length === 0 && !hasWildcards(name)) throw providerNotFound(name);
            for (const provider of found) ps.write(provider.info);
          });
        }
      },
    };
  },
});
