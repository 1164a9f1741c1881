/** Find-PSResource: packages in repositories, by name, version, tag, or the commands that they have. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { logonOf } from '../packages/logon.ts';
import { wantedVersion } from '../packages/nuget-version.ts';
import { CLASSES, CMDLETS, RESOURCE_TYPES, Reporter } from '../packages/resources.ts';
import { packageNames, withoutPatterns } from './package-names.ts';
import { findByCommands, findByName, findByTags } from './package-search.ts';
import { repositoryNames } from './repository-names.ts';
import { checkStore } from './repository-store.ts';

const CLASS = 'FindPSResource';

export default cmdlet({
  verb: 'Find',
  noun: 'PSResource',
  aliases: ['fdres'],
  className: `${CMDLETS}.${CLASS}`,
  defaultParameterSet: 'NameParameterSet',
  outputTypes: [`${CLASSES}.PSResourceInfo`, `${CLASSES}.PSCommandResourceInfo`],
  help: {
    synopsis: 'Finds modules and scripts in repositories.',
    description:
      'Versions are written as NuGet has them: `1.2.0` is that version, `[1.0,2.0)` a range, `*` all. Without -Repository all repositories are asked, those of lower priority numbers first.',
    examples: [
      {
        title: 'The newest version of a module',
        transcript: 'PS> Find-PSResource Pester',
        runnable: false,
        remarks: 'Asks the PowerShell Gallery over the network.',
      },
      {
        title: 'All versions in a folder of packages',
        transcript: 'PS> Register-PSResourceRepository Share . -Force; Find-PSResource * -Repository Share',
      },
    ],
    links: ['Install-PSResource', 'Save-PSResource', 'Register-PSResourceRepository'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['NameParameterSet'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names; an asterisk stands for any part of one.',
    },
    Type: {
      type: 'enum',
      typeName: `${CLASSES}.ResourceType`,
      values: RESOURCE_TYPES,
      in: ['NameParameterSet'],
      help: 'Modules or scripts alone.',
    },
    Version: {
      type: 'string',
      in: ['NameParameterSet'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A version, a range of them, or `*` for all; the newest if omitted.',
    },
    Prerelease: { type: 'switch', help: 'Also what comes before a release.' },
    CommandName: {
      type: 'string[]',
      mandatory: true,
      in: ['CommandNameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage: 'Command name(s) to search for in packages.',
      help: 'Commands that a package says it has.',
    },
    DscResourceName: {
      type: 'string[]',
      mandatory: true,
      in: ['DscResourceNameParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      helpMessage: 'DSC Resource name(s) to search for in packages.',
      help: 'DSC resources that a package says it has.',
    },
    Tag: {
      type: 'string[]',
      in: ['NameParameterSet'],
      validate: [{ kind: 'notNull' }],
      help: 'Tags that a package must have, all of them.',
    },
    Repository: {
      type: 'string[]',
      pipeline: 'name',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'The repositories to ask; all if omitted.',
    },
    Credential: { type: 'pscredential', help: 'Who asks, for servers that want to know.' },
    IncludeDependencies: { type: 'switch', in: ['NameParameterSet'], help: 'Also what they need.' },
  },
  run(ps) {
    return {
      begin: checkStore,
      process() {
        const { Prerelease = false, Repository, CommandName, DscResourceName, Tag, Type = 'None' } = ps.parameters;
        const question = {
          prerelease: Prerelease,
          repositories: Repository ?? null,
          logon: logonOf(ps.parameters.Credential),
        };
        const plain = (names: readonly string[], parameter: string, errorId: string) =>
          withoutPatterns(ps, names, { errorId, parameter, className: CLASS });
        const id = 'WildcardsUnsupportedForCommandNameorDSCResourceName';
        if (CommandName) {
          const names = plain(CommandName, 'CommandName', id);
          if (names.length > 0) findByCommands(ps, names, 'CommandName', question);
        } else if (DscResourceName) {
          const names = plain(DscResourceName, 'DscResourceName', id);
          if (names.length > 0) findByCommands(ps, names, 'DscResourceName', question);
        } else if (!ps.isBound('Name') && Tag) {
          const tags = plain(Tag, 'Tag', 'WildcardsUnsupportedForTag');
          if (tags.length > 0) findByTags(ps, tags, Type, question);
        } else byName(question);
      },
    };

    function byName(question: {
      prerelease: boolean;
      repositories: readonly string[] | null;
      logon: ReturnType<typeof logonOf>;
    }): void {
      const { Name, Type = 'None', Version, Tag = [], IncludeDependencies = false } = ps.parameters;
      if (!Name && !ps.isBound('Type')) {
        ps.fail(
          'NameParameterNotProvided',
          'InvalidOperation',
          'Name parameter must be provided, unless Tag or Type parameters are used.',
          { exception: 'System.Management.Automation.PSInvalidOperationException', target: new Reporter(CLASS) },
        );
      }
      const { names } = packageNames(ps, Name ?? ['*'], CLASS);
      if (names.length === 0) return;
      const wanted = wantedVersion(Version);
      if (!wanted) {
        ps.error(
          'IncorrectVersionFormat',
          'InvalidArgument',
          'Argument for -Version parameter is not in the proper format',
          { exception: 'System.ArgumentException', target: new Reporter(CLASS) },
        );
        return;
      }
      findByName(ps, { ...question, names, wanted, type: Type, tags: Tag, withDependencies: IncludeDependencies });
    }
  },
});
