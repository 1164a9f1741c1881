/** Register-PSResourceRepository: puts a repository, a folder or a server, on the list. */

import { type CmdletActions, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { toBool, toText } from '../../src/types/conversion/conversion.ts';
import type { ErrorCategory } from '../../src/types/error-category.ts';
import { ErrorRecord } from '../../src/types/error-record.ts';
import { NetUri } from '../../src/types/text/uri.ts';
import type { Hashtable } from '../../src/types/values/hashtable.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import {
  API_VERSIONS,
  type ApiVersion,
  CLASSES,
  CMDLETS,
  Reporter,
  type Repository,
  type RepositoryFacts,
} from '../packages/resources.ts';
import { apiVersionOf } from '../packages/source-choice.ts';
import { repositoryAddress } from './repository-address.ts';
import { checkNewAddress, checkNewName, credentialInfoOf, messageOf } from './repository-checks.ts';
import { addRepository, checkStore, GALLERY, GALLERY_URI, USUAL_PRIORITY } from './repository-store.ts';

const CLASS = 'RegisterPSResourceRepository';
const INVALID_OPERATION = 'System.Management.Automation.PSInvalidOperationException';

export default cmdlet({
  verb: 'Register',
  noun: 'PSResourceRepository',
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  help: {
    synopsis: 'Puts a repository on the list: a folder of packages, or a server.',
    examples: [
      {
        title: 'A folder of packages',
        transcript: 'PS> (Register-PSResourceRepository Share . -Trusted -PassThru -Force).ApiVersion\nLocal',
      },
      {
        title: 'A server',
        transcript:
          "PS> Register-PSResourceRepository NuGet 'https://api.nuget.org/v3/index.json' -Priority 60 -Force\nPS> (Get-PSResourceRepository NuGet).ApiVersion\nV3",
      },
    ],
    links: ['Get-PSResourceRepository', 'Find-PSResource', 'Install-PSResource'],
  },
  parameters: {
    Name: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage: 'Name of the repository that is to be registered.',
      help: 'What the repository is to be called.',
    },
    Uri: {
      type: 'string',
      position: 1,
      mandatory: true,
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage: 'Location of the repository that is to be registered.',
      help: 'Its address, or the path of a folder that is there.',
    },
    PSGallery: {
      type: 'switch',
      mandatory: true,
      in: ['PSGalleryParameterSet'],
      helpMessage: 'PSGallery switch used to indicate registering PSGallery repository.',
      help: 'Registers the PowerShell Gallery.',
    },
    Repository: {
      type: 'hashtable[]',
      mandatory: true,
      in: ['RepositoriesParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage: 'Hashtable including information on single or multiple repositories to be registered.',
      help: 'Several at once: tables with Name, Uri, Priority, Trusted and ApiVersion, or with PSGallery.',
    },
    Trusted: {
      type: 'switch',
      in: ['NameParameterSet', 'PSGalleryParameterSet'],
      help: 'Nobody is asked before something is installed from it.',
    },
    Priority: {
      type: 'int',
      in: ['NameParameterSet', 'PSGalleryParameterSet'],
      validate: [{ kind: 'range', min: 0, max: 100 }],
      help: 'Its place among the others: those of lower numbers are asked first. 50 if omitted.',
    },
    ApiVersion: {
      type: 'enum',
      typeName: `${CLASSES}.PSRepositoryInfo+APIVersion`,
      values: API_VERSIONS,
      in: ['NameParameterSet'],
      validate: [{ kind: 'set', values: ['V2', 'V3', 'Local', 'NugetServer', 'ContainerRegistry'] }],
      help: 'What it speaks; told by its address if omitted.',
    },
    CredentialInfo: {
      type: 'other',
      typeName: `${CLASSES}.PSCredentialInfo`,
      in: ['NameParameterSet'],
      help: 'The vault and the name of a secret of Microsoft.PowerShell.SecretManagement: a table with VaultName and SecretName.',
    },
    PassThru: { type: 'switch', help: 'Writes the repository.' },
    Force: { type: 'switch', help: 'Replaces one of that name.' },
  },
  run(ps) {
    const force = () => ps.parameters.Force === true;
    return {
      begin: checkStore,
      process() {
        const added = ps.parameterSet === 'RepositoriesParameterSet' ? severalOf() : [single()];
        if (ps.parameters.PassThru) for (const one of added) if (one) ps.write(one);
      },
    };

    function single(): Repository | null {
      const { Priority = USUAL_PRIORITY, Trusted = false, ApiVersion, CredentialInfo } = ps.parameters;
      // `-PSGallery:$false` chooses the set as well, as in the module.
      const isGallery = ps.parameterSet === 'PSGalleryParameterSet';
      const id = isGallery ? 'ErrorInPSGalleryParameterSet' : 'ErrorInNameParameterSet';
      const uri = isGallery
        ? NetUri.parse(GALLERY_URI, 'absolute')
        : repositoryAddress(ps, mandatory(ps.parameters.Uri), CLASS);
      if (uri instanceof ErrorRecord) return ps.throwTerminatingError(uri);
      try {
        const facts = {
          name: isGallery ? GALLERY : checkNewName(mandatory(ps.parameters.Name)),
          uri,
          priority: Priority,
          isTrusted: Trusted,
          apiVersion: ApiVersion ?? apiVersionOf(uri),
          credentialInfo: credentialInfoOf(CredentialInfo),
        };
        checkNewAddress(uri);
        return add(ps, facts, force());
      } catch (error) {
        return ps.fail(id, 'InvalidArgument', messageOf(error), {
          exception: INVALID_OPERATION,
          target: new Reporter(CLASS),
        });
      }
    }

    function severalOf(): (Repository | null)[] {
      return (ps.parameters.Repository ?? []).map((table) => ofTable(ps, table, force()));
    }
  },
});

function add(ps: CmdletActions, facts: RepositoryFacts, replaces: boolean): Repository | null {
  if (facts.credentialInfo) {
    ps.warning(
      `Microsoft.PowerShell.SecretManagement module cannot be found. Make sure it is installed before performing PSResource operations in order to successfully authenticate to PSResourceRepository "${facts.name}" with its CredentialInfo.`,
    );
  }
  return ps.shouldProcess(facts.name, 'Register repository to repository store')
    ? addRepository(facts, replaces)
    : null;
}

/** One table of -Repository; what is wrong with it is reported, and the next ones go on. */
function ofTable(ps: CmdletActions, table: Hashtable, replaces: boolean): Repository | null {
  const report = (id: string, message: string, category: ErrorCategory = 'InvalidArgument'): null => {
    ps.error(id, category, message, { exception: INVALID_OPERATION, target: new Reporter(CLASS) });
    return null;
  };
  const text = (key: string) => toText(table.get(key) ?? '');
  const isGallery = table.has(GALLERY);
  if (isGallery && ['Name', 'Uri', 'CredentialInfo'].some((key) => table.has(key))) {
    return report(
      'NotProvideNameUriCredentialInfoForPSGalleryRepositoriesParameterSetRegistration',
      'Repository hashtable cannot contain PSGallery key with -Name, -Uri and/or -CredentialInfo key value pairs',
    );
  }
  if (!isGallery && text('Name').trim() === '') {
    return report('NullNameForRepositoriesParameterSetRegistration', 'Repository name cannot be null');
  }
  if (!isGallery && text('Name').toLowerCase() === GALLERY.toLowerCase()) {
    return report(
      'PSGalleryProvidedAsNameRepoPSet',
      'Cannot register PSGallery with -Name parameter. Try: Register-PSResourceRepository -PSGallery',
    );
  }
  if (!isGallery && text('Uri') === '') {
    return report('NullUriForRepositoriesParameterSetRegistration', 'Repository Uri cannot be null');
  }
  const uri = isGallery ? NetUri.parse(GALLERY_URI, 'absolute') : repositoryAddress(ps, text('Uri'), CLASS);
  if (uri instanceof ErrorRecord) {
    ps.writeError(uri);
    return null;
  }
  const apiVersion = namedApiVersion(text('ApiVersion'));
  if (table.has('ApiVersion') && apiVersion === null) {
    return report(
      'IncorrectApiVersionForRepositoriesParameterSetRegistration',
      "Repository ApiVersion must be either 'Local', 'V2', 'V3', 'NugetServer', 'ContainRegistry' or 'Unknown'",
    );
  }
  try {
    checkNewAddress(uri);
    const facts = {
      name: isGallery ? GALLERY : checkNewName(text('Name')),
      uri,
      priority: table.has('Priority') ? Number(text('Priority')) : USUAL_PRIORITY,
      isTrusted: table.has('Trusted') && toBool(baseOf(table.get('Trusted'))),
      apiVersion: apiVersion ?? apiVersionOf(uri),
      credentialInfo: credentialInfoOf(table.get('CredentialInfo')),
    };
    return add(ps, facts, replaces);
  } catch (error) {
    return report(isGallery ? 'ErrorParsingIndividualRepoPSGallery' : 'ErrorParsingIndividualRepo', messageOf(error));
  }
}

function namedApiVersion(text: string): ApiVersion | null {
  return API_VERSIONS.find((one) => one.toLowerCase() === text.toLowerCase() && one !== 'ContainerRegistry') ?? null;
}
