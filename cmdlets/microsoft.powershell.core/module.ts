/** Cmdlets of the engine itself: commands, modules, jobs, sessions, history, help. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';
import { connectRegistry } from './drives/registry-provider.ts';
import { INITIAL_FUNCTIONS, WINDOWS_FUNCTIONS } from './initial-functions.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Core',
  version: '7.6.0.500',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.core',
  aliases: {
    plain: [
      ...['cls', 'etsn', 'exsn', 'gjb', 'gsn', 'h', 'history', 'icm', 'nsn'],
      ...['r', 'rcjb', 'rjb', 'rsn', 'sajb', 'spjb', 'wjb'],
    ],
    readOnlyAllScope: ['?', '%', 'foreach', 'where'],
    windows: { asnp: ['Add-PSSnapin', 'ReadOnly'], gsnp: ['Get-PSSnapin', 'ReadOnly'] },
  },
  functions: INITIAL_FUNCTIONS,
  windowsFunctions: WINDOWS_FUNCTIONS,
  connect: connectRegistry,
});
