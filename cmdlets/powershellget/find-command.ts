/** Find-Command: commands that modules in repositories say they have. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { includedIn, itemInfo, partInfo } from './item-info.ts';
import { MODULES } from './item-kinds.ts';
import { findingParameters } from './item-parameters.ts';
import { findItems } from './item-search.ts';
import { wantedByLimits } from './version-limits.ts';

const { MinimumVersion, MaximumVersion, RequiredVersion, AllVersions, AllowPrerelease, Tag, Filter } =
  findingParameters;
const { Proxy: proxy, ProxyCredential, Repository } = findingParameters;

export default cmdlet({
  verb: 'Find',
  noun: 'Command',
  className: 'Find-Command',
  help: {
    synopsis: 'Finds commands in the modules of repositories, as their packages name them.',
    examples: [
      {
        title: 'All commands of a folder of packages',
        transcript: 'PS> Register-PSRepository Share .; Find-Command -Repository Share',
      },
    ],
    links: ['Find-Module', 'Install-Module'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of commands, or patterns of them; all if omitted.',
    },
    ModuleName: { type: 'string', validate: [{ kind: 'notNullOrEmpty' }], help: 'The module; all if omitted.' },
    MinimumVersion: { ...MinimumVersion, pipeline: undefined },
    MaximumVersion: { ...MaximumVersion, pipeline: undefined },
    RequiredVersion: { ...RequiredVersion, pipeline: undefined },
    AllVersions,
    AllowPrerelease,
    Tag,
    Filter,
    Proxy: proxy,
    ProxyCredential,
    Repository,
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters;
        const names = given.ModuleName === undefined ? [] : [given.ModuleName];
        const limits = {
          names,
          minimum: given.MinimumVersion,
          maximum: given.MaximumVersion,
          required: given.RequiredVersion,
          allVersions: given.AllVersions,
          prerelease: given.AllowPrerelease,
        };
        const found = findItems(ps, {
          kind: MODULES,
          names,
          wanted: wantedByLimits(ps, limits),
          allVersions: given.AllVersions,
          prerelease: given.AllowPrerelease,
          repositories: given.Repository,
          logon: null,
          filters: { text: given.Filter, tags: given.Tag },
          command: 'Find-Package',
        });
        const patterns = (given.Name ?? ['*']).map((name) => WildcardPattern.of(name, true));
        for (const { resource, repository } of found ?? []) {
          for (const name of includedIn(resource, 'Command')) {
            if (!patterns.some((pattern) => pattern.isMatch(name))) continue;
            ps.write(
              partInfo('Microsoft.PowerShell.Commands.PSGetCommandInfo', name, itemInfo(resource, { repository })),
            );
          }
        }
      },
    };
  },
});
