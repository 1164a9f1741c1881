/** System.Management.Automation.WideControl: a view as columns of one property. */
import { defineType } from '../../types/type-declaration.ts';
import type { ViewControl } from '../format-definitions.ts';

export default defineType<ViewControl>({
  name: 'System.Management.Automation.WideControl',
  properties: [
    ['System.Object[] Entries {get;}', (self: ViewControl) => self.entries()],
    ['bool AutoSize {get;set;}', (self: ViewControl) => self.view.kind === 'wide' && self.view.autoSize === true],
    ['uint Columns {get;}', (self: ViewControl) => (self.view.kind === 'wide' ? (self.view.columns ?? 0) : 0)],
    ['bool OutOfBand {get;set;}', (self: ViewControl) => self.view.outOfBand === true],
  ],
  toText: (self) => self.controlName,
});
