/** New-PSRoleCapabilityFile: writes what a role may do in sessions. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { DEFINED_ENTRIES, MODULES_ENTRY, SCRIPTS, VISIBLE_ENTRIES } from './configuration-entries.ts';
import { configurationParameters, writeConfiguration } from './configuration-parameters.ts';

export default cmdlet({
  verb: 'New',
  noun: 'PSRoleCapabilityFile',
  help: {
    synopsis: 'Writes a file that says what a role may do in sessions.',
    examples: [
      {
        title: 'A role that may restart services',
        transcript:
          'PS> New-PSRoleCapabilityFile Operators.psrc -VisibleCmdlets Restart-Service\nPS> (Import-PowerShellDataFile Operators.psrc).VisibleCmdlets\nRestart-Service',
      },
    ],
    links: ['New-PSSessionConfigurationFile'],
  },
  parameters: configurationParameters,
  run(ps) {
    return {
      process() {
        writeConfiguration(ps, ps.parameters, {
          entries: [MODULES_ENTRY, ...VISIBLE_ENTRIES, SCRIPTS, ...DEFINED_ENTRIES],
          hasSchema: false,
          isFull: true,
          ending: '.psrc',
          errorId: 'InvalidRoleCapabilityFilePath',
          what: 'Role Capability',
        });
      },
    };
  },
});
