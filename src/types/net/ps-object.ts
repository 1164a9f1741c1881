/** System.Management.Automation.PSObject: the members of an object (`$x.PSObject`), and what `New-Object PSObject` makes. */
import { currentText } from '../conversion/to-text.ts';
import type { PSObjectView } from '../members/psobject-view.ts';
import { typeNameList } from '../members/reserved-members.ts';
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

export default defineType<PSObjectView>({
  name: 'System.Management.Automation.PSObject',
  accelerators: ['psobject', 'pscustomobject'],
  constructors: [
    ['()', empty],
    ['(int instanceMemberCapacity)', empty],
    ['(System.Object obj)', wrap],
  ],
  properties: [
    [
      'System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Members {get;}',
      (view: PSObjectView) => view.members,
    ],
    [
      'System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSPropertyInfo] Properties {get;}',
      (view: PSObjectView) => view.properties,
    ],
    [
      'System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMethodInfo] Methods {get;}',
      (view: PSObjectView) => view.methods,
    ],
    ['System.Object ImmediateBaseObject {get;}', (view: PSObjectView) => view.baseObject],
    ['System.Object BaseObject {get;}', (view: PSObjectView) => view.baseObject],
    [
      'System.Collections.ObjectModel.Collection[string] TypeNames {get;}',
      (view: PSObjectView) => typeNameList(view.owner),
    ],
  ],
  methods: [
    ['string ToString()', (view: PSObjectView) => currentText(view.owner)],
    ['psobject Copy()', (view: PSObjectView) => view.copy()],
  ],
  staticMethods: [['psobject AsPSObject(System.Object obj)', wrap]],
});
