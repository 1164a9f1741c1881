/** System.Dynamic: objects whose members their class makes up, and what tells it the name that was asked for. */
import { NetObject, typeNamed } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';
import type { MemberBinder } from '../../values/member-binder.ts';

const members = [
  ['string Name {get;}', (self: MemberBinder) => self.name],
  ['bool IgnoreCase {get;}', () => true],
] as const;

/** The base of such classes; alone it has no members. */
class DynamicObject extends NetObject {
  netType() {
    return typeNamed('System.Dynamic.DynamicObject');
  }
}

export default [
  defineType({ name: 'System.Dynamic.IDynamicMetaObjectProvider', kind: 'interface' }),
  defineType<DynamicObject>({
    name: 'System.Dynamic.DynamicObject',
    interfaces: ['System.Dynamic.IDynamicMetaObjectProvider'],
    constructors: [['()', () => new DynamicObject()]],
  }),
  defineType<MemberBinder>({ name: 'System.Dynamic.GetMemberBinder', properties: members }),
  defineType<MemberBinder>({ name: 'System.Dynamic.SetMemberBinder', properties: members }),
  defineType<MemberBinder>({ name: 'System.Dynamic.InvokeMemberBinder', properties: members }),
];
