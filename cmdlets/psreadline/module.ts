/** The editor of the prompt as scripts see it: its options, its keys, what they may call of it. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

/** As the real module defines it: a host that has a prompt asks it for each command. */
const READ_LINE = `
    [System.Diagnostics.DebuggerHidden()]
    param()

    ## Get the execution status of the last accepted user input.
    ## This needs to be done as the first thing because any script run will flush $?.
    $lastRunStatus = $?
    Microsoft.PowerShell.Core\\Set-StrictMode -Off
    [Microsoft.PowerShell.PSConsoleReadLine]::ReadLine($host.Runspace, $ExecutionContext, $lastRunStatus)
`;

export default builtInModule({
  name: 'PSReadLine',
  version: '2.4.5',
  moduleType: 'Script',
  pages: 'psreadline',
  functions: { PSConsoleHostReadLine: READ_LINE },
});
