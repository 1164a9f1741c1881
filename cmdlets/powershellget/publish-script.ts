/** Publish-Script: puts a script into a repository, as a package. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { SCRIPTS } from './item-kinds.ts';
import { credentialParameter } from './item-parameters.ts';
import { repositoryNames } from './module-repositories.ts';
import { publish } from './publishing.ts';
import { refuse } from './version-limits.ts';

const INTO_FOLDERS = 'packages are put into folders alone';

export default cmdlet({
  verb: 'Publish',
  noun: 'Script',
  className: 'Publish-Script',
  defaultParameterSet: 'PathParameterSet',
  supportsShouldProcess: true,
  confirmImpact: 'Medium',
  help: {
    synopsis: 'Puts a script into a repository that is a folder, as a package.',
    description: 'The script says of itself what New-ScriptFileInfo writes. Packages are not sent to servers.',
    examples: [
      {
        title: 'Into a folder of packages',
        transcript: 'PS> Publish-Script -Path .\\Get-Report.ps1 -Repository Share',
        runnable: false,
        remarks: 'Share must have been registered.',
      },
    ],
    links: ['Find-Script', 'Register-PSRepository'],
  },
  parameters: {
    Path: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      in: ['PathParameterSet'],
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The script.',
    },
    LiteralPath: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      aliases: ['PSPath'],
      in: ['LiteralPathParameterSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The script; no character is a wildcard.',
    },
    NuGetApiKey: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      noEffect: INTO_FOLDERS,
      help: 'The key that a server wants.',
    },
    Repository: {
      type: 'string',
      validate: [{ kind: 'notNullOrEmpty' }],
      complete: repositoryNames,
      help: 'The repository; PSGallery if omitted.',
    },
    Credential: { ...credentialParameter, noEffect: INTO_FOLDERS },
    Force: { type: 'switch', help: 'Also a version that is older than what is there.' },
  },
  run(ps) {
    return {
      process() {
        const { Path, LiteralPath, Repository, Force = false } = ps.parameters;
        const path = scriptAt(LiteralPath ?? Path ?? '');
        publish(ps, { kind: SCRIPTS, path, repository: Repository, force: Force });
      },
    };

    function scriptAt(given: string): string {
      try {
        const { path } = drivesOf(ps).findOne(given);
        if (/\.ps1$/i.test(path)) return path;
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
        refuse(ps, 'PathNotFound', `Cannot find the path '${given}' because it does not exist.`, given);
      }
      return refuse(
        ps,
        'InvalidScriptFilePath',
        `The script file path '${given}' is not valid. The value of the Path argument must resolve to a single file that has a '.ps1' extension. Change the value of the Path argument to point to a valid ps1 file, and then try again.`,
        given,
      );
    }
  },
});
