/** Out-Null: drops its input. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Out',
  noun: 'Null',
  remotingCapability: 'None',
  className: 'Microsoft.PowerShell.Commands.OutNullCommand',
  help: {
    synopsis: 'Drops its input.',
    description: 'For commands whose output is of no interest. Errors and warnings are still shown.',
    examples: [{ title: 'No output', transcript: "PS> 1..3 | Out-Null\nPS> 'next'\nnext" }],
    links: ['Out-Host', 'Out-Default'],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      pipeline: 'value',
      help: 'The objects to throw away; usually piped.',
      noEffect: 'whatever it is, it goes nowhere',
    },
  },
  dropsInput: true,
  run() {
    return { process() {} };
  },
});
