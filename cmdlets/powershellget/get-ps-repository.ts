/** Get-PSRepository: the repositories that are registered. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { reportInner } from './inner-errors.ts';
import { allRepositories, isPattern, repositoryNames, repositoryObject, unknownSource } from './module-repositories.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSRepository',
  className: 'Get-PSRepository',
  help: {
    synopsis: 'Lists the repositories that modules and scripts come from.',
    examples: [
      {
        title: 'Those of a new user',
        transcript: 'PS> (Get-PSRepository).Name\nPSGallery',
      },
    ],
    links: ['Register-PSRepository', 'Set-PSRepository', 'Unregister-PSRepository', 'Find-Module'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'name',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'Names, or patterns of them; all if omitted.',
    },
  },
  run(ps) {
    return {
      process() {
        const all = allRepositories();
        for (const name of ps.parameters.Name ?? ['*']) {
          const pattern = WildcardPattern.of(name, true);
          const found = all.filter((one) => pattern.isMatch(one.name));
          for (const one of found) ps.write(repositoryObject(one));
          if (found.length > 0) continue;
          if (isPattern(name)) ps.warning('Unable to find module repositories.');
          else reportInner(ps, 'Get-PackageSource', unknownSource(name));
        }
      },
    };
  },
});
