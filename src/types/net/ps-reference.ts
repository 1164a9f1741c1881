/** System.Management.Automation.PSReference: `[ref]`. */
import { defineType } from '../type-declaration.ts';
import { PSReference } from '../values/reference.ts';

export default defineType<PSReference>({
  name: 'System.Management.Automation.PSReference',
  accelerators: ['ref'],
  constructors: [['(System.Object value)', (value: unknown) => PSReference.to(value)]],
  properties: [
    [
      'System.Object Value {get;set;}',
      (reference: PSReference) => reference.value,
      (reference: PSReference, value: unknown) => {
        reference.value = value;
      },
    ],
  ],
});
