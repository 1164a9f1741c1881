/** Update-Script: installs newer versions of scripts. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCRIPTS } from './item-kinds.ts';
import { updatingParameters } from './item-parameters.ts';
import { updateGiven } from './updating.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'Script',
  className: 'Update-Script',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs newer versions of scripts, each from the repository that it came from.',
    examples: [
      {
        title: 'All that can be newer',
        transcript: 'PS> Update-Script -WhatIf',
        runnable: false,
        remarks: 'Asks the repositories that something was installed from.',
      },
    ],
    links: ['Install-Script', 'Get-InstalledScript'],
  },
  parameters: {
    ...updatingParameters,
  },
  run(ps) {
    return updateGiven(ps, SCRIPTS, () => undefined);
  },
});
