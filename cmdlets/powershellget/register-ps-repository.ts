/** Register-PSRepository: keeps where modules and scripts may come from. */
import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { reportInner } from './inner-errors.ts';
import { credentialParameter, proxyParameters } from './item-parameters.ts';
import { allRepositories, GALLERY, isPattern, isSame, keepGallery, keepRepository } from './module-repositories.ts';
import {
  checkProvider,
  locationOf,
  locationParameters,
  policyParameter,
  providerParameter,
  sourceLocationParameter,
} from './repository-locations.ts';
import { refuse } from './version-limits.ts';

const BY_NAME = ['NameParameterSet'] as const;

export default cmdlet({
  verb: 'Register',
  noun: 'PSRepository',
  className: 'Register-PSRepository',
  defaultParameterSet: 'NameParameterSet',
  help: {
    synopsis: 'Registers a repository of modules and scripts: a server of packages, or a folder.',
    examples: [
      {
        title: 'A folder',
        transcript:
          'PS> Register-PSRepository Share -SourceLocation . -InstallationPolicy Trusted\nPS> (Get-PSRepository Share).InstallationPolicy\nTrusted',
      },
    ],
    links: ['Get-PSRepository', 'Set-PSRepository', 'Unregister-PSRepository'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: BY_NAME,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'What it is called from now on.',
    },
    SourceLocation: { ...sourceLocationParameter, position: 1, mandatory: true, in: BY_NAME },
    PublishLocation: { ...locationParameters.PublishLocation, in: BY_NAME },
    ScriptSourceLocation: { ...locationParameters.ScriptSourceLocation, in: BY_NAME },
    ScriptPublishLocation: { ...locationParameters.ScriptPublishLocation, in: BY_NAME },
    Credential: {
      ...credentialParameter,
      in: BY_NAME,
      noEffect: 'the server is not asked before something is wanted of it',
    },
    Default: { type: 'switch', mandatory: true, in: ['PSGalleryParameterSet'], help: 'The PowerShell Gallery.' },
    InstallationPolicy: policyParameter,
    ...proxyParameters,
    PackageManagementProvider: { ...providerParameter, in: BY_NAME },
  },
  run(ps) {
    return {
      process() {
        const given = ps.parameters;
        checkProvider(ps, given.PackageManagementProvider);
        const isTrusted = given.InstallationPolicy?.toLowerCase() === 'trusted';
        if (ps.parameterSet === 'PSGalleryParameterSet') {
          if (!given.Default) return;
          if (isNew(GALLERY, null)) keepGallery(isTrusted);
          return;
        }
        const name = mandatory(given.Name);
        if (isSame(name, GALLERY)) {
          refuse(
            ps,
            'UseDefaultParameterSetOnRegisterPSRepository',
            "Use 'Register-PSRepository -Default' to register the PSGallery repository.",
            name,
          );
        }
        const sourceLocation = locationOf(ps, mandatory(given.SourceLocation));
        const other = (location: unknown) => (location === undefined ? sourceLocation : locationOf(ps, location));
        if (!isNew(name, sourceLocation)) return;
        const publishLocation = other(given.PublishLocation);
        keepRepository({
          name,
          sourceLocation,
          publishLocation,
          scriptSourceLocation: other(given.ScriptSourceLocation),
          scriptPublishLocation:
            given.ScriptPublishLocation === undefined ? publishLocation : other(given.ScriptPublishLocation),
          isTrusted,
        });
        ps.verbose(`Successfully registered the repository '${name}' with source location '${sourceLocation}'.`);
      },
    };

    /** Whether there may be one of that name and place; why not is reported. */
    function isNew(name: string, location: string | null): boolean {
      const refuseNew = (errorId: string, category: ErrorCategory, message: string, target?: string): false => {
        reportInner(ps, 'Register-PackageSource', { errorId, category, message, target });
        return false;
      };
      if (isPattern(name)) {
        return refuseNew(
          'RepositoryNameContainsWildCards,Add-PackageSource',
          'InvalidArgument',
          `The repository name '${name}' should not have wildcards, correct it and try again.`,
          name,
        );
      }
      const all = allRepositories();
      if (all.some((one) => isSame(one.name, name))) {
        return refuseNew('PackageSourceExists', 'ResourceExists', `Module Repository '${name}' exists.`);
      }
      const same = all.find((one) => location !== null && isSame(one.sourceLocation, location));
      if (!same) return true;
      return refuseNew(
        'RepositoryAlreadyRegistered,Add-PackageSource',
        'InvalidArgument',
        `The repository could not be registered because there exists a registered repository with Name '${same.name}' and SourceLocation '${same.sourceLocation}'. To register another repository with Name '${name}', please unregister the existing repository using the Unregister-PSRepository cmdlet.`,
      );
    }
  },
});
