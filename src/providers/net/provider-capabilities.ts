/** System.Management.Automation.Provider.ProviderCapabilities. */
import { defineType } from '../../types/type-declaration.ts';

export default defineType({
  name: 'System.Management.Automation.Provider.ProviderCapabilities',
  kind: 'enum',
  flags: true,
  members: {
    None: 0,
    Include: 1,
    Exclude: 2,
    Filter: 4,
    ExpandWildcards: 8,
    ShouldProcess: 16,
    Credentials: 32,
    Transactions: 64,
  },
});
