/** Get-PSResourceRepository: the repositories that are registered. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CLASSES, CMDLETS, Reporter } from '../packages/resources.ts';
import { repositoryNames } from './repository-names.ts';
import { checkStore, readRepositories } from './repository-store.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'PSResourceRepository',
  className: `${CMDLETS}.GetPSResourceRepository`,
  outputTypes: [`${CLASSES}.PSRepositoryInfo`],
  help: {
    synopsis: 'Lists the repositories that are registered, by priority.',
    examples: [
      {
        title: 'Where packages come from when nothing is said',
        transcript: 'PS> (Get-PSResourceRepository PSGallery).ApiVersion\nV2',
      },
    ],
    links: ['Register-PSResourceRepository', 'Find-PSResource'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'Names, or patterns of them; all if omitted.',
    },
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const found = readRepositories(ps.parameters.Name ?? null, (message) =>
          ps.error('ErrorGettingSpecifiedRepo', 'InvalidOperation', message, {
            exception: 'System.Management.Automation.PSInvalidOperationException',
            target: new Reporter('GetPSResourceRepository'),
          }),
        );
        for (const repository of found) ps.write(repository);
      },
    };
  },
});
