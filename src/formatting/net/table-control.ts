/** System.Management.Automation.TableControl: a view as a table. */
import { defineType } from '../../types/type-declaration.ts';
import type { ViewControl } from '../format-definitions.ts';

export default defineType<ViewControl>({
  name: 'System.Management.Automation.TableControl',
  properties: [
    ['System.Object[] Headers {get;set;}', (self: ViewControl) => self.columnHeaders()],
    ['bool AutoSize {get;set;}', (self: ViewControl) => self.view.kind === 'table' && self.view.autoSize === true],
    [
      'bool HideTableHeaders {get;set;}',
      (self: ViewControl) => self.view.kind === 'table' && self.view.hideHeaders === true,
    ],
    ['bool OutOfBand {get;set;}', (self: ViewControl) => self.view.outOfBand === true],
  ],
  toText: (self) => self.controlName,
});
