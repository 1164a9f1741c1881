/** Unregister-PSRepository: forgets repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { reportInner, reportWritten } from './inner-errors.ts';
import {
  allRepositories,
  dropRepository,
  isPattern,
  isSame,
  repositoryNames,
  unknownSource,
} from './module-repositories.ts';

export default cmdlet({
  verb: 'Unregister',
  noun: 'PSRepository',
  className: 'Unregister-PSRepository',
  help: {
    synopsis: 'Takes repositories from the list; what was installed from them stays.',
    examples: [
      {
        title: 'The PowerShell Gallery',
        transcript:
          'PS> Unregister-PSRepository PSGallery; Get-PSRepository\nWARNING: Unable to find module repositories.',
      },
    ],
    links: ['Get-PSRepository', 'Register-PSRepository'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'Their names.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? []) {
          if (isPattern(name)) {
            reportWritten(
              ps,
              'RepositoryNameContainsWildCards',
              `The repository name '${name}' should not have wildcards, correct it and try again.`,
            );
          } else if (allRepositories().some((one) => isSame(one.name, name))) dropRepository(name);
          else reportInner(ps, 'Unregister-PackageSource', unknownSource(name));
        }
      },
    };
  },
});
