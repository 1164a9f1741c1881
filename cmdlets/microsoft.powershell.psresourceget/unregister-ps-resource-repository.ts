/** Unregister-PSResourceRepository: takes repositories off the list. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { CMDLETS, Reporter } from '../packages/resources.ts';
import { repositoryNames } from './repository-names.ts';
import { checkStore, removeRepositories } from './repository-store.ts';

const target = () => new Reporter('UnregisterPSResourceRepository');

export default cmdlet({
  verb: 'Unregister',
  noun: 'PSResourceRepository',
  className: `${CMDLETS}.UnregisterPSResourceRepository`,
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes repositories off the list.',
    examples: [
      {
        title: 'A repository that is no longer used',
        transcript:
          'PS> Register-PSResourceRepository Old . -Force; Unregister-PSResourceRepository Old\nPS> Get-PSResourceRepository Old*',
      },
    ],
    links: ['Register-PSResourceRepository'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      helpMessage: 'Name(s) of the repository to uninstall.',
      help: 'The names; no patterns.',
    },
    PassThru: { type: 'switch', help: 'Writes the repositories that were there.' },
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const { Name = [], PassThru } = ps.parameters;
        if (Name.some((name) => name.includes('*'))) {
          return ps.error(
            'nameContainsWildCardError',
            'ReadError',
            `Name: '${Name.join(', ')}' cannot contain wildcards`,
            {
              exception: 'System.ArgumentException',
              target: target(),
            },
          );
        }
        ps.verbose(`Removing repository '${Name.join(', ')}'`);
        if (!ps.shouldProcess(Name.join(', '), 'Unregister repositories from repository store')) return;
        const removed = removeRepositories(Name, (message) =>
          ps.error('ErrorUnregisteringSpecifiedRepo', 'InvalidOperation', message, {
            exception: 'System.Management.Automation.PSInvalidOperationException',
            target: target(),
          }),
        );
        if (PassThru) for (const repository of removed) ps.write(repository);
      },
    };
  },
});
