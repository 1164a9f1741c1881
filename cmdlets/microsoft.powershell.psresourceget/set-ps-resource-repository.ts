/** Set-PSResourceRepository: changes what is said of a repository. */

import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { toBool, toText } from '../../src/types/conversion/conversion.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import type { NetUri } from '../../src/types/text/uri.ts';
import type { Hashtable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { API_VERSIONS, CLASSES, CMDLETS, Reporter, type Repository } from '../packages/resources.ts';
import { apiVersionOf } from '../packages/source-choice.ts';
import { repositoryAddress } from './repository-address.ts';
import { checkChange, credentialInfoOf, messageOf } from './repository-checks.ts';
import { repositoryNames } from './repository-names.ts';
import {
  addRepository,
  changeRepository,
  checkStore,
  invalidOperation,
  type RepositoryChange,
  USUAL_PRIORITY,
} from './repository-store.ts';

const CLASS = 'SetPSResourceRepository';
const INVALID_OPERATION = 'System.Management.Automation.PSInvalidOperationException';
const CHANGING = ['Uri', 'Priority', 'Trusted', 'ApiVersion', 'CredentialInfo'] as const;

export default cmdlet({
  verb: 'Set',
  noun: 'PSResourceRepository',
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Changes what is said of a repository.',
    examples: [
      {
        title: 'Nobody is to be asked',
        transcript: 'PS> (Set-PSResourceRepository PSGallery -Trusted -PassThru).Trusted\nTrue',
      },
    ],
    links: ['Register-PSResourceRepository', 'Get-PSResourceRepository'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      helpMessage: 'Name of the repository to set properties for.',
      help: 'Its name.',
    },
    Uri: {
      type: 'string',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A new address, or the path of a folder that is there.',
    },
    Repository: {
      type: 'hashtable[]',
      mandatory: true,
      in: ['RepositoriesParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage:
        'Hashtable including information on single or multiple repositories to set specified information for.',
      help: 'Several at once: tables with Name, and what is to be changed.',
    },
    Trusted: {
      type: 'switch',
      in: ['NameParameterSet'],
      help: 'Whether nobody is asked before something is installed.',
    },
    Priority: {
      type: 'int',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }, { kind: 'range', min: 0, max: 100 }],
      help: 'Its place among the others: those of lower numbers are asked first.',
    },
    ApiVersion: {
      type: 'enum',
      typeName: `${CLASSES}.PSRepositoryInfo+APIVersion`,
      values: API_VERSIONS,
      in: ['NameParameterSet'],
      validate: [{ kind: 'set', values: ['V2', 'V3', 'Local', 'NugetServer', 'ContainerRegistry'] }],
      help: 'What it speaks.',
    },
    CredentialInfo: {
      type: 'other',
      typeName: `${CLASSES}.PSCredentialInfo`,
      in: ['NameParameterSet'],
      help: 'The vault and the name of a secret: a table with VaultName and SecretName.',
    },
    PassThru: { type: 'switch', help: 'Writes the repository as it is now.' },
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const changed =
          ps.parameterSet === 'RepositoriesParameterSet' ? (ps.parameters.Repository ?? []).map(ofTable) : [single()];
        if (ps.parameters.PassThru) for (const one of changed) if (one) ps.write(one);
      },
    };

    function single(): Repository | null {
      const { Priority, Trusted, ApiVersion, CredentialInfo } = ps.parameters;
      if (!CHANGING.some((name) => ps.isBound(name))) {
        ps.fail(
          'SetRepositoryParameterBindingFailure',
          'InvalidArgument',
          'Must set Uri, Priority, Trusted, ApiVersion, CredentialInfo, or CredentialProvider parameter',
          { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
        );
      }
      const uri = ps.parameters.Uri === undefined ? null : repositoryAddress(ps, ps.parameters.Uri, CLASS);
      if (uri instanceof ErrorRecord) return ps.throwTerminatingError(uri);
      try {
        return change(mandatory(ps.parameters.Name), {
          uri,
          priority: Priority ?? null,
          isTrusted: ps.isBound('Trusted') ? Trusted === true : null,
          apiVersion: ApiVersion ?? null,
          credentialInfo: credentialInfoOf(CredentialInfo),
        });
      } catch (error) {
        return ps.fail('ErrorInNameParameterSet', 'InvalidArgument', messageOf(error), {
          exception: INVALID_OPERATION,
          target: new Reporter(CLASS),
        });
      }
    }

    function ofTable(table: Hashtable): Repository | null {
      const text = (key: string) => toText(table.get(key) ?? '');
      const report = (id: string, message: string): null => {
        ps.error(id, 'InvalidArgument', message, { exception: INVALID_OPERATION, target: new Reporter(CLASS) });
        return null;
      };
      if (text('Name') === '') {
        return report(
          'NullNameForRepositoriesParameterSetRepo',
          'Repository hashtable must contain Name key value pair',
        );
      }
      if (table.has('Uri') && text('Uri') === '') {
        return report('NullUriForRepositoriesParameterSetUpdate', 'Repository Uri cannot be null if provided');
      }
      const uri = table.has('Uri') ? repositoryAddress(ps, text('Uri'), CLASS) : null;
      if (uri instanceof ErrorRecord) {
        ps.writeError(uri);
        return null;
      }
      try {
        return change(text('Name'), {
          uri,
          priority: table.has('Priority') ? Number(text('Priority')) : null,
          isTrusted: table.has('Trusted') ? toBool(baseOf(table.get('Trusted'))) : null,
          apiVersion: null,
          credentialInfo: credentialInfoOf(table.get('CredentialInfo')),
        });
      } catch (error) {
        return report('ErrorSettingIndividualRepoFromRepositories', messageOf(error));
      }
    }

    function change(given: string, wanted: RepositoryChange): Repository | null {
      const name = checkChange(given, wanted.uri, wanted.credentialInfo);
      if (!ps.shouldProcess(name, "Set repository's value(s) in repository store")) return null;
      return changeRepository(name, wanted) ?? addChanged(name, wanted.uri, wanted);
    }
  },
});

/** One that is not there is registered, if it is said where it lies. */
function addChanged(name: string, uri: NetUri | null, wanted: RepositoryChange): Repository {
  if (!uri) {
    throw invalidOperation(
      'Updating to repository store failed: Invalid Uri, must be one of the following Uri schemes: HTTPS, HTTP, FTP, File Based or temp.',
    );
  }
  return addRepository(
    {
      name,
      uri,
      priority: wanted.priority ?? USUAL_PRIORITY,
      isTrusted: wanted.isTrusted === true,
      apiVersion: wanted.apiVersion ?? apiVersionOf(uri),
      credentialInfo: wanted.credentialInfo,
    },
    true,
  );
}
