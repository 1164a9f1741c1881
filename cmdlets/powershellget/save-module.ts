/** Save-Module: takes modules from repositories and puts them into a folder. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { MODULES } from './item-kinds.ts';
import { savingParameters } from './item-parameters.ts';
import { saveGiven } from './saving.ts';

export default cmdlet({
  verb: 'Save',
  noun: 'Module',
  className: 'Save-Module',
  defaultParameterSet: 'NameAndPathParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Saves modules from repositories in a folder.',
    examples: [
      {
        title: 'From the PowerShell Gallery',
        transcript: 'PS> Save-Module Pester -Path . -Force',
        runnable: false,
        remarks: 'Asks the gallery over the network.',
      },
    ],
    links: ['Find-Module', 'Install-Module'],
  },
  parameters: savingParameters,
  run(ps) {
    return saveGiven(ps, MODULES);
  },
});
