/** Uninstall-Script: takes away scripts that were installed from repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCRIPTS } from './item-kinds.ts';
import { uninstallingParameters } from './item-parameters.ts';
import { uninstallGiven } from './uninstalling.ts';

export default cmdlet({
  verb: 'Uninstall',
  noun: 'Script',
  className: 'Uninstall-Script',
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes away scripts that were installed from repositories.',
    description: 'The newest version, if nothing else is said. What other scripts need stays, unless -Force is given.',
    examples: [
      {
        title: 'By name',
        transcript: 'PS> Uninstall-Script Test-RPC',
        runnable: false,
        remarks: 'It must have been installed before.',
      },
    ],
    links: ['Install-Script', 'Get-InstalledScript'],
  },
  parameters: {
    ...uninstallingParameters,
  },
  run(ps) {
    return uninstallGiven(ps, SCRIPTS, () => false);
  },
});
