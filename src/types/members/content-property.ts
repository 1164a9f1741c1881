/** Properties that an object has by its content: slots of a custom object, what an adapter finds (children of an XML node). */

import type { NetType } from '../net-type.ts';
import { typeNamed } from '../net-type.ts';
import type { PropertyAdapter } from '../type-declaration.ts';
import { typeOf } from '../type-of.ts';
import type { PSCustomObject } from '../values/custom-object.ts';
import { readOnlyProperty } from './member-errors.ts';
import { noteDefinition, PSProperty } from './ps-member.ts';

/** A note property of a PSCustomObject, which keeps its values in slots. */
export class CustomObjectProperty extends PSProperty {
  readonly memberType = 'NoteProperty';
  get(self: unknown): unknown {
    return (self as PSCustomObject).get(this.name) ?? null;
  }
  set(self: unknown, value: unknown): void {
    (self as PSCustomObject).set(this.name, value);
  }
  definition(self: unknown): string {
    return noteDefinition(this.name, this.get(self));
  }
}

/** A property that the object's adapter knows. */
export class AdapterProperty extends PSProperty {
  readonly memberType = 'Property';
  constructor(
    name: string,
    private readonly adapter: PropertyAdapter<unknown>,
  ) {
    super(name);
  }
  override netType(): NetType {
    return typeNamed('System.Management.Automation.PSProperty');
  }
  get(self: unknown): unknown {
    return this.adapter.get(self, this.name) ?? null;
  }
  set(self: unknown, value: unknown): void {
    if (!this.adapter.set(self, this.name, value)) throw readOnlyProperty(this.name);
  }
  definition(self: unknown): string {
    return `${this.typeName(self)} ${this.name} {get;set;}`;
  }
  override typeNameOfValue(self: unknown): string {
    return this.typeName(self);
  }
  private typeName(self: unknown): string {
    return this.adapter.typeName?.(self, this.name) ?? typeOf(this.get(self))?.displayName ?? 'System.Object';
  }
}
