import { copyObject } from '../members/psobject-view.ts';
import { typeNameList } from '../members/reserved-members.ts';
import type { NetObject } from '../net-object.ts';
import { defineType } from '../type-declaration.ts';
import { PSCustomObject, Shape } from '../values/custom-object.ts';
import { PSObject } from '../values/ps-object.ts';

/** `[psobject]::new('x')` wraps what has no members of its own. */
function wrap(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return new PSObject(value);
    default:
      return value;
  }
}

/** A custom object without members: `New-Object PSObject`. */
const empty = () => new PSCustomObject(Shape.empty, []);

export default defineType<NetObject>({
  name: 'System.Management.Automation.PSObject',
  accelerators: ['psobject', 'pscustomobject'],
  constructors: [
    ['()', empty],
    ['(int instanceMemberCapacity)', empty],
    ['(System.Object obj)', wrap],
  ],
  properties: [
    ['System.Object BaseObject {get;}', (self: unknown) => self],
    ['System.Object ImmediateBaseObject {get;}', (self: unknown) => self],
    ['System.Collections.ObjectModel.Collection[string] TypeNames {get;}', typeNameList],
  ],
  methods: [['psobject Copy()', copyObject]],
  staticMethods: [['psobject AsPSObject(System.Object obj)', wrap]],
});
