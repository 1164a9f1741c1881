/** Set-PSRepository: changes what is kept of a repository. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { credentialParameter, proxyParameters } from './item-parameters.ts';
import { allRepositories, GALLERY, isSame, keepRepository, repositoryNames } from './module-repositories.ts';
import {
  checkProvider,
  locationOf,
  locationParameters,
  policyParameter,
  providerParameter,
  sourceLocationParameter,
} from './repository-locations.ts';
import { refuse } from './version-limits.ts';

const LOCATIONS = ['SourceLocation', 'PublishLocation', 'ScriptSourceLocation', 'ScriptPublishLocation'] as const;

export default cmdlet({
  verb: 'Set',
  noun: 'PSRepository',
  className: 'Set-PSRepository',
  help: {
    synopsis: 'Changes what is kept of a repository, such as whether it is trusted.',
    examples: [
      {
        title: 'Nobody is asked any more',
        transcript:
          'PS> Set-PSRepository PSGallery -InstallationPolicy Trusted\nPS> (Get-PSRepository PSGallery).InstallationPolicy\nTrusted',
      },
    ],
    links: ['Get-PSRepository', 'Register-PSRepository'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'Its name.',
    },
    SourceLocation: { ...sourceLocationParameter, position: 1 },
    ...locationParameters,
    Credential: { ...credentialParameter, noEffect: 'the server is not asked before something is wanted of it' },
    InstallationPolicy: policyParameter,
    ...proxyParameters,
    PackageManagementProvider: providerParameter,
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters;
        const name = mandatory(given.Name);
        checkProvider(ps, given.PackageManagementProvider);
        const before = allRepositories().find((one) => isSame(one.name, name));
        if (!before) {
          return refuse(
            ps,
            'RepositoryNotFound',
            `No repository with the name '${name}' was found.`,
            name,
            'InvalidOperation',
          );
        }
        const moved = LOCATIONS.find((location) => given[location] !== undefined);
        if (isSame(name, GALLERY) && moved !== undefined) {
          refuse(
            ps,
            'ParameterIsNotAllowedWithPSGallery',
            `The PSGallery repository has pre-defined locations. The '${moved}' parameter is not allowed, try again after removing the '${moved}' parameter.`,
            moved,
          );
        }
        const or = (location: unknown, old: string) => (location === undefined ? old : locationOf(ps, location));
        keepRepository({
          name: before.name,
          sourceLocation: or(given.SourceLocation, before.sourceLocation),
          publishLocation: or(given.PublishLocation ?? given.SourceLocation, before.publishLocation),
          scriptSourceLocation: or(given.ScriptSourceLocation ?? given.SourceLocation, before.scriptSourceLocation),
          scriptPublishLocation: or(given.ScriptPublishLocation ?? given.SourceLocation, before.scriptPublishLocation),
          isTrusted:
            given.InstallationPolicy === undefined
              ? before.isTrusted
              : given.InstallationPolicy.toLowerCase() === 'trusted',
        });
      },
    };
  },
});
