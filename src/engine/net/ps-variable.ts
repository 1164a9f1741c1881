/** System.Management.Automation.PSVariable. */

import { convertTo } from '../../types/conversion/conversion.ts';
import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { currentRunspace } from '../current-runspace.ts';
import { Layout } from '../layout.ts';
import { Scope } from '../scope.ts';
import { type ScopedItemOption, scopedOptions } from '../scoped-options.ts';
import type { PSVariable } from '../variable.ts';

/** A variable that no scope of the session has (InvokeWithContext takes such): it lives in a scope of its own. */
function looseVariable(name: string, value: unknown): PSVariable {
  const scope = new Scope(Layout.of([name]), null, currentRunspace().globalSession);
  return scope.define(name, value);
}

export default defineType<PSVariable>({
  name: 'System.Management.Automation.PSVariable',
  accelerators: ['psvariable'],
  toText: () => 'System.Management.Automation.PSVariable',
  constructors: [
    ['(string name)', (name: string) => looseVariable(name, null)],
    ['(string name, System.Object value)', looseVariable],
    ['(string name, System.Object value, System.Management.Automation.ScopedItemOptions options)', looseVariable],
  ],
  properties: [
    ['string Name {get;}', (self: PSVariable) => self.name],
    [
      'string Description {get;set;}',
      (self: PSVariable) => self.description,
      (self: PSVariable, value: string) => {
        self.description = value;
      },
    ],
    [
      'System.Object Value {get;set;}',
      (self: PSVariable) => self.value,
      (self: PSVariable, value: unknown) => self.assign(value),
    ],
    [
      'System.Management.Automation.SessionStateEntryVisibility Visibility {get;set;}',
      (self: PSVariable) =>
        EnumValue.of(
          typeNamed('System.Management.Automation.SessionStateEntryVisibility'),
          self.visibility === 'Private' ? 1 : 0,
        ),
      (self: PSVariable, value: unknown) => {
        self.visibility = String(value) === 'Private' ? 'Private' : 'Public';
      },
    ],
    ['psmoduleinfo Module {get;}', (self: PSVariable) => self.scope.module],
    ['string ModuleName {get;}', (self: PSVariable) => self.scope.module?.name ?? ''],
    [
      'System.Management.Automation.ScopedItemOptions Options {get;set;}',
      (self: PSVariable) => scopedOptions(self.options),
      (self: PSVariable, value: unknown) => {
        const text = String(convertTo(value, typeNamed('System.Management.Automation.ScopedItemOptions')) as EnumValue);
        self.options = new Set(text === 'None' ? [] : (text.split(', ') as ScopedItemOption[]));
      },
    ],
    [
      'System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}',
      (self: PSVariable) => [...self.attributes],
    ],
  ],
  methods: [
    [
      'bool IsValidValue(System.Object value)',
      (self: PSVariable, value: unknown) => {
        try {
          for (const check of self.validations) check.validate(value);
          return true;
        } catch {
          return false;
        }
      },
    ],
  ],
});
