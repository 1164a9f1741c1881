/**
 * `$x.PSObject`: the view of an object as a bag of members, with live collections. A member is of a type or an object and
 * holds no object itself, so scripts see it as a `MemberView` that knows both.
 */
import { NetException, netException } from '../net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../net-type.ts';
import { PSCustomObject } from '../values/custom-object.ts';
import { Hashtable, type KeyedTable } from '../values/hashtable.ts';
import { baseOf, PSObject } from '../values/ps-object.ts';
import { asTypedArray, elementTypeOf } from '../values/typed-array.ts';
import { CustomObjectProperty } from './content-property.ts';
import { extensionOf, requireExtension } from './instance-extension.ts';
import { findMember, listMembers, memberOfTypeTable } from './member-lookup.ts';
import { MethodGroup } from './method-group.ts';
import { NoteProperty, type PSMember, PSMethodMember, PSProperty } from './ps-member.ts';

/** PSMemberInfo: a member together with the object it was found on. */
export class MemberView extends NetObject {
  constructor(
    readonly member: PSMember,
    /** null for a member that belongs to no object yet (`[psnoteproperty]::new('a', 1)`). */
    readonly owner: unknown,
  ) {
    super();
  }

  netType(): NetType {
    return this.member instanceof MethodGroup
      ? typeNamed('System.Management.Automation.PSMethod')
      : this.member.netType();
  }

  get value(): unknown {
    return this.member instanceof PSProperty ? this.member.get(this.owner) : this;
  }

  set value(value: unknown) {
    if (!(this.member instanceof PSProperty))
      throw netException(EXTENDED_EXCEPTION, 'The Value property cannot be set.');
    this.member.assign(this.owner, value);
  }

  /** Whether the member belongs to the object rather than to its type. */
  get isInstance(): boolean {
    return (
      this.member instanceof CustomObjectProperty ||
      extensionOf(this.owner)?.members.get(this.member.name.toLowerCase()) === this.member
    );
  }

  /** As PSMemberInfo prints: its definition. */
  override toString(): string {
    return this.member.definition(this.owner);
  }
}

const EXTENDED_EXCEPTION = 'System.Management.Automation.ExtendedTypeSystemException';

type CollectionKind = 'Members' | 'Properties' | 'Methods';

const ELEMENT_TYPES: Readonly<Record<CollectionKind, string>> = {
  Members: 'PSMemberInfo',
  Properties: 'PSPropertyInfo',
  Methods: 'PSMethodInfo',
};

/** PSMemberInfoCollection: always shows the members that the object has now. */
export class MemberCollection extends NetObject implements Iterable<MemberView> {
  constructor(
    readonly owner: unknown,
    readonly kind: CollectionKind,
  ) {
    super();
  }

  netType(): NetType {
    const definition = typeNamed('System.Management.Automation.PSMemberInfoIntegratingCollection`1');
    return genericTypeOf(definition, [typeNamed(`System.Management.Automation.${ELEMENT_TYPES[this.kind]}`)]);
  }

  private belongs(member: PSMember): boolean {
    if (this.kind === 'Properties') return member instanceof PSProperty;
    return this.kind === 'Methods' ? member instanceof PSMethodMember : true;
  }

  [Symbol.iterator](): Iterator<MemberView> {
    return this.views()[Symbol.iterator]();
  }

  private views(): MemberView[] {
    return listMembers(this.owner)
      .filter((member) => this.belongs(member))
      .map((member) => new MemberView(member, this.owner));
  }

  get count(): number {
    return this.views().length;
  }

  /** The member of a name, null when there is none. */
  item(name: string): MemberView | null {
    const member = findMember(this.owner, name);
    // Events are only listed.
    const isFound = member !== null && member.memberType !== 'Event' && this.belongs(member);
    return isFound ? new MemberView(member, this.owner) : null;
  }

  /** Members whose names pass a test (a wildcard pattern), of some kinds or all. */
  match(matches: (name: string) => boolean, memberTypes: ReadonlySet<string> | null): MemberView[] {
    return this.views().filter(
      ({ member }) => matches(member.name) && (memberTypes === null || memberTypes.has(member.memberType)),
    );
  }

  /** Adds a member to the object, or replaces its own of that name. */
  add(view: MemberView): void {
    if (memberOfTypeTable(this.owner, view.member.name)) throw alreadyPresent(view.member.name);
    addInstanceMember(this.owner, view.member);
  }

  remove(name: string): void {
    if (this.owner instanceof PSCustomObject && this.owner.remove(name)) return;
    if (extensionOf(this.owner)?.members.delete(name.toLowerCase())) return;
    if (findMember(this.owner, name) === null) return;
    throw netException(
      EXTENDED_EXCEPTION,
      `Cannot remove the member "${name}" because it is not a member of the object itself.`,
    );
  }
}

function alreadyPresent(name: string): NetException {
  return new NetException(
    EXTENDED_EXCEPTION,
    `The member "${name}" is already present from the extended type data file.`,
    {
      errorId: 'MemberAlreadyPresentFromTypesXml',
      category: 'NotSpecified',
    },
  );
}

/** Adds or replaces a member of one object; a note of a custom object goes into its slots. */
export function addInstanceMember(owner: unknown, member: PSMember): void {
  if (typeof owner !== 'object' || owner === null) {
    throw netException(EXTENDED_EXCEPTION, `A ${typeof owner} has no members of its own; it must be wrapped first.`);
  }
  if (owner instanceof PSCustomObject) {
    if (member instanceof NoteProperty) {
      extensionOf(owner)?.members.delete(member.name.toLowerCase());
      owner.set(member.name, member.value);
      return;
    }
    owner.remove(member.name);
  }
  requireExtension(owner).members.set(member.name.toLowerCase(), member);
}

/** `$x.PSObject`: the members of an object as an object. */
export class PSObjectView extends NetObject {
  constructor(readonly owner: unknown) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSObject');
  }

  get properties(): MemberCollection {
    return new MemberCollection(this.owner, 'Properties');
  }
  get methods(): MemberCollection {
    return new MemberCollection(this.owner, 'Methods');
  }
  get members(): MemberCollection {
    return new MemberCollection(this.owner, 'Members');
  }
  get baseObject(): unknown {
    return baseOf(this.owner);
  }

  /** PSObject.Copy: a new object with the same members; values are shared. */
  copy(): unknown {
    return copyObject(this.owner);
  }
}

/** A shallow copy of an object and its own members. Objects of types that cannot be cloned are shared. */
export function copyObject(value: unknown): unknown {
  const copy = cloneBase(value);
  const extension = extensionOf(value);
  if (extension && copy !== value && typeof copy === 'object' && copy !== null) {
    const copied = requireExtension(copy);
    for (const [key, member] of extension.members) copied.members.set(key, copyMember(member));
    if (extension.typeNames) copied.typeNames = [...extension.typeNames];
  }
  return copy;
}

function copyMember(member: PSMember): PSMember {
  return member instanceof NoteProperty ? new NoteProperty(member.name, member.value) : member;
}

function cloneBase(value: unknown): unknown {
  if (value instanceof PSCustomObject) return new PSCustomObject(value.shape, [...value.values]);
  if (value instanceof PSObject) return new PSObject(value.base);
  if (value instanceof Hashtable) return cloneTable(value, new Hashtable(value.ignoreCase));
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return asTypedArray([...value], elementTypeOf(value));
  return value;
}

/** Copies the entries of a table into an empty one. */
export function cloneTable<T extends KeyedTable>(from: KeyedTable, to: T): T {
  for (const { key, value } of from.slots()) to.set(key, value);
  return to;
}

/** `$x.PSAdapted` and `$x.PSExtended`: the members of the .NET type, or those that PowerShell added, as one object. */
export function memberSetView(value: unknown, part: 'adapted' | 'extended'): PSCustomObject {
  const view = new PSCustomObject(PSCustomObject.from([]).shape, []);
  for (const member of listMembers(value)) {
    if (!(member instanceof PSProperty)) continue;
    if ((member.memberType === 'Property') === (part === 'adapted')) view.set(member.name, member.get(value));
  }
  return view;
}
