/** System.Management.Automation.CustomControl: a view that a format file draws freely. */
import { defineType } from '../../types/type-declaration.ts';
import type { ViewControl } from '../format-definitions.ts';

export default defineType<ViewControl>({
  name: 'System.Management.Automation.CustomControl',
  properties: [['bool OutOfBand {get;set;}', (self: ViewControl) => self.view.outOfBand === true]],
  toText: (self) => self.controlName,
});
