/** System.Management.Automation.PathInfoStack. */
import { defineType } from '../../types/type-declaration.ts';
import type { PathInfoStack } from '../location-stacks.ts';

export default defineType<PathInfoStack>({
  name: 'System.Management.Automation.PathInfoStack',
  base: 'System.Collections.Generic.Stack`1[System.Management.Automation.PathInfo]',
  properties: [['string Name {get;}', (self: PathInfoStack) => self.name]],
});
