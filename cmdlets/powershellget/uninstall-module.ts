/** Uninstall-Module: takes away modules that were installed from repositories. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { MODULES } from './item-kinds.ts';
import { uninstallingParameters } from './item-parameters.ts';
import { uninstallGiven } from './uninstalling.ts';

export default cmdlet({
  verb: 'Uninstall',
  noun: 'Module',
  className: 'Uninstall-Module',
  defaultParameterSet: 'NameParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Takes away modules that were installed from repositories.',
    description: 'The newest version, if nothing else is said. What other modules need stays, unless -Force is given.',
    examples: [
      {
        title: 'By name',
        transcript: 'PS> Uninstall-Module Pester -AllVersions',
        runnable: false,
        remarks: 'It must have been installed before.',
      },
    ],
    links: ['Install-Module', 'Get-InstalledModule'],
  },
  parameters: {
    ...uninstallingParameters,
    AllVersions: { type: 'switch', in: ['NameParameterSet'], help: 'All versions, not the newest alone.' },
  },
  run(ps) {
    return uninstallGiven(ps, MODULES, () => ps.parameters.AllVersions === true);
  },
});
