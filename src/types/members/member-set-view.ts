/**
 * A member set read from an object (`$x.PSStandardMembers`): it shows the members of the set and nothing else, not even
 * GetType, and what these compute they compute for the object that has the set. (PSMemberSet, MemberSetAdapter.)
 */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { setExtension } from './instance-extension.ts';
import { type MemberSet, type PSMember, PSMethodMember, PSProperty } from './ps-member.ts';

export class MemberSetView extends NetObject {
  constructor(
    owner: unknown,
    private readonly set: MemberSet,
  ) {
    super();
    const members = set.members.map((member) => [member.name.toLowerCase(), ofOwner(member, owner)] as const);
    setExtension(this, { members: new Map(members) });
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSMemberSet');
  }

  override toString(): string {
    return this.set.definition();
  }
}

/** The member of a set as one of the set itself: it is handed the set, and works on the owner. */
function ofOwner(member: PSMember, owner: unknown): PSMember {
  if (member instanceof PSProperty) return new PropertyOfOwner(member, owner);
  return member instanceof PSMethodMember ? new MethodOfOwner(member, owner) : member;
}

class PropertyOfOwner extends PSProperty {
  readonly memberType;
  constructor(
    private readonly property: PSProperty,
    private readonly owner: unknown,
  ) {
    super(property.name);
    this.memberType = property.memberType;
  }
  override get settable(): boolean {
    return this.property.settable;
  }
  override get gettable(): boolean {
    return this.property.gettable;
  }
  get(): unknown {
    return this.property.get(this.owner);
  }
  set(_self: unknown, value: unknown): void {
    this.property.set(this.owner, value);
  }
  definition(): string {
    return this.property.definition(this.owner);
  }
  override typeNameOfValue(): string {
    return this.property.typeNameOfValue(this.owner);
  }
}

class MethodOfOwner extends PSMethodMember {
  readonly memberType;
  constructor(
    private readonly method: PSMethodMember,
    private readonly owner: unknown,
  ) {
    super(method.name);
    this.memberType = method.memberType;
  }
  invoke(_self: unknown, args: readonly unknown[]): unknown {
    return this.method.invoke(this.owner, args);
  }
  definition(): string {
    return this.method.definition(this.owner);
  }
}
