/** Install-Module: takes modules from repositories and puts them where the shell finds them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { installGiven } from './installing.ts';
import { MODULES } from './item-kinds.ts';
import { installingParameters } from './item-parameters.ts';

export default cmdlet({
  verb: 'Install',
  noun: 'Module',
  aliases: ['inmo'],
  className: 'Install-Module',
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs modules from repositories.',
    description:
      'A module goes into the folder Modules of the user, in a folder of its version, with all that it needs, and is found from then on. Before anything is taken from a repository that is not trusted, a person is asked.',
    examples: [
      {
        title: 'From the PowerShell Gallery',
        transcript: 'PS> Install-Module Pester -Force',
        runnable: false,
        remarks: 'Asks the gallery over the network, and writes into the folder of the user.',
      },
    ],
    links: ['Find-Module', 'Save-Module', 'Update-Module', 'Uninstall-Module', 'Get-InstalledModule'],
  },
  parameters: {
    ...installingParameters,
    AllowClobber: { type: 'switch', help: 'Also modules with commands that others have.' },
    SkipPublisherCheck: {
      type: 'switch',
      noEffect: 'publishers are compared on Windows alone',
      help: 'Also what another publisher has signed.',
    },
  },
  run(ps) {
    return installGiven(ps, MODULES, () => ({ allowClobber: ps.parameters.AllowClobber === true }));
  },
});
