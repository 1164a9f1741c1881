/** Save-Script: takes scripts from repositories and puts them into a folder. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { SCRIPTS } from './item-kinds.ts';
import { savingParameters } from './item-parameters.ts';
import { saveGiven } from './saving.ts';

export default cmdlet({
  verb: 'Save',
  noun: 'Script',
  className: 'Save-Script',
  defaultParameterSet: 'NameAndPathParameterSet',
  supportsShouldProcess: true,
  help: {
    synopsis: 'Saves scripts from repositories in a folder.',
    examples: [
      {
        title: 'From the PowerShell Gallery',
        transcript: 'PS> Save-Script Test-RPC -Path . -Force',
        runnable: false,
        remarks: 'Asks the gallery over the network.',
      },
    ],
    links: ['Find-Script', 'Install-Script'],
  },
  parameters: savingParameters,
  run(ps) {
    return saveGiven(ps, SCRIPTS);
  },
});
