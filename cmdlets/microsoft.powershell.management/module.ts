/** Cmdlets for items, content, locations, and for what the machine of the session does. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'Microsoft.PowerShell.Management',
  version: '7.0.0.0',
  moduleType: 'Manifest',
  pages: 'microsoft.powershell.management',
  aliases: {
    plain: ['chdir', 'erase', 'gcb', 'gtz', 'pwd', 'rd', 'ren', 'scb', 'type'],
    allScope: ['cd', 'copy', 'del', 'dir', 'move', 'popd', 'pushd'],
    windows: {
      ac: ['Add-Content', 'ReadOnly'],
      cat: ['Get-Content'],
      cp: ['Copy-Item', 'AllScope'],
      kill: ['Stop-Process'],
      md: ['mkdir', 'AllScope'],
      ls: ['Get-ChildItem'],
      mount: ['New-PSDrive'],
      mv: ['Move-Item'],
      ps: ['Get-Process'],
      rm: ['Remove-Item'],
      rmdir: ['Remove-Item'],
      sc: ['Set-Content', 'ReadOnly'],
      start: ['Start-Process', 'ReadOnly'],
    },
  },
});
