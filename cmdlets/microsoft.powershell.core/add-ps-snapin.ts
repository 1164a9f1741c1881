/** Add-PSSnapin: how scripts for Windows PowerShell 1.0 and 2.0 load commands. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

/** Snap-ins that every session of Windows PowerShell has. */
const BUILT_IN =
  /^Microsoft\.(?:PowerShell\.(?:Core|Diagnostics|Host|Management|Security|Utility)|WSMan\.Management)$/i;

export default cmdlet({
  verb: 'Add',
  noun: 'PSSnapin',
  help: {
    synopsis: 'Adds a snap-in of Windows PowerShell.',
    description:
      'There are no snap-ins here: the cmdlets of Lync Server are a module, which needs no loading. Names of snap-ins are answered as on a server that has not installed them.',
    examples: [
      {
        title: 'None of that name',
        transcript: 'PS> Add-PSSnapin Quest.Tools -ErrorAction SilentlyContinue; $?\nFalse',
      },
    ],
    links: ['Import-Module'],
  },
  parameters: {
    Name: { type: 'string[]', position: 0, mandatory: true, pipeline: 'both', help: 'The names of the snap-ins.' },
    PassThru: {
      type: 'switch',
      help: 'Gives the snap-ins that were added.',
      noEffect: 'no snap-in can be added, so that there is none to give',
    },
  },
  run(ps) {
    return {
      process() {
        for (const name of ps.parameters.Name ?? []) {
          if (BUILT_IN.test(name)) {
            ps.error(
              'AddPSSnapInRead',
              'InvalidArgument',
              `Cannot add Windows PowerShell snap-in ${name} because it is already added. Verify the name of the snap-in and try again.`,
              { target: name, exception: 'System.Management.Automation.PSArgumentException' },
            );
          } else {
            ps.error(
              'AddPSSnapInRead',
              'InvalidArgument',
              `The Windows PowerShell snap-in '${name}' is not installed on this computer.`,
              { target: name, exception: 'System.Management.Automation.PSArgumentException' },
            );
          }
        }
      },
    };
  },
});
