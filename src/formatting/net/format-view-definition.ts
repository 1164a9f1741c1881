/** System.Management.Automation.FormatViewDefinition: one view by its name. */
import { defineType } from '../../types/type-declaration.ts';
import type { FormatViewDefinition } from '../format-definitions.ts';

export default defineType<FormatViewDefinition>({
  name: 'System.Management.Automation.FormatViewDefinition',
  properties: [
    ['string Name {get;}', (self: FormatViewDefinition) => self.view.name],
    ['System.Object Control {get;}', (self: FormatViewDefinition) => self.control],
  ],
  toText: (self) => `${self.view.name} , ${self.control.controlName}`,
});
