/** Get-Host: the program that runs the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Host',
  outputTypes: ['System.Management.Automation.Host.PSHost'],
  help: {
    synopsis: 'Gives the object of the program that runs the session: $Host.',
    examples: [{ title: 'The same object', transcript: 'PS> (Get-Host).Name -eq $Host.Name\nTrue' }],
  },
  parameters: {},
  run(ps) {
    // Before any input, of which it takes none.
    return { begin: () => ps.write(ps.runspace.globalSession.getVariable('Host') ?? null) };
  },
});
