/** Install-Script: takes scripts from repositories and puts them where the shell finds them. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { installGiven } from './installing.ts';
import { SCRIPTS } from './item-kinds.ts';
import { installingParameters } from './item-parameters.ts';

export default cmdlet({
  verb: 'Install',
  noun: 'Script',
  className: 'Install-Script',
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs scripts from repositories.',
    description:
      'A script goes into the folder Scripts of the user, which is offered for PATH. Before anything is taken from a repository that is not trusted, a person is asked.',
    examples: [
      {
        title: 'From the PowerShell Gallery',
        transcript: 'PS> Install-Script Test-RPC -Force',
        runnable: false,
        remarks: 'Asks the gallery over the network, and writes into the folder of the user.',
      },
    ],
    links: ['Find-Script', 'Save-Script', 'Update-Script', 'Uninstall-Script', 'Get-InstalledScript'],
  },
  parameters: {
    ...installingParameters,
    NoPathUpdate: { type: 'switch', help: 'Leaves PATH as it is.' },
  },
  run(ps) {
    return installGiven(ps, SCRIPTS, () => ({ pathStays: ps.parameters.NoPathUpdate === true }));
  },
});
