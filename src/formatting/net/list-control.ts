/** System.Management.Automation.ListControl: a view as a list. */
import { defineType } from '../../types/type-declaration.ts';
import type { ViewControl } from '../format-definitions.ts';

export default defineType<ViewControl>({
  name: 'System.Management.Automation.ListControl',
  properties: [
    ['System.Object[] Entries {get;}', (self: ViewControl) => self.entries()],
    ['bool OutOfBand {get;set;}', (self: ViewControl) => self.view.outOfBand === true],
  ],
  toText: (self) => self.controlName,
});
