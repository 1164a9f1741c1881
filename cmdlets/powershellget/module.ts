/** The cmdlets that scripts of Windows PowerShell know for modules and scripts in repositories: PowerShellGet 2. */
import { builtInModule } from '../../src/engine/modules/built-in-module.ts';

export default builtInModule({
  name: 'PowerShellGet',
  version: '2.2.5',
  moduleType: 'Script',
  pages: null,
  aliases: { plain: ['fimo', 'inmo', 'pumo', 'upmo'] },
});
