/** Update-Module: installs newer versions of modules. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { MODULES } from './item-kinds.ts';
import { scopeParameter, updatingParameters } from './item-parameters.ts';
import { updateGiven } from './updating.ts';

export default cmdlet({
  verb: 'Update',
  noun: 'Module',
  aliases: ['upmo'],
  className: 'Update-Module',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Installs newer versions of modules, each from the repository that it came from.',
    examples: [
      {
        title: 'All that can be newer',
        transcript: 'PS> Update-Module -WhatIf',
        runnable: false,
        remarks: 'Asks the repositories that something was installed from.',
      },
    ],
    links: ['Install-Module', 'Get-InstalledModule'],
  },
  parameters: {
    ...updatingParameters,
    Scope: scopeParameter,
  },
  run(ps) {
    return updateGiven(ps, MODULES, () => ps.parameters.Scope);
  },
});
