/** A value of an enum type. Interned per type, so equal values are the same object. */
import { NetObject, type NetType } from '../net-type.ts';
import type { EnumMembers } from '../type-declaration.ts';

const interned = new WeakMap<NetType, Map<bigint, EnumValue>>();

export class EnumValue extends NetObject {
  private constructor(
    private readonly type: NetType,
    /** The number behind the name. */
    readonly value: bigint,
  ) {
    super();
  }

  /** The value that a type declares under a name. @throws Error for a name that it does not declare */
  static named(type: NetType, name: string): EnumValue {
    const value = type.declaration.members?.[name];
    if (value === undefined) throw new Error(`${type.fullName} has no value ${name}.`);
    return EnumValue.of(type, value);
  }

  static of(type: NetType, value: number | bigint): EnumValue {
    let values = interned.get(type);
    if (!values) interned.set(type, (values = new Map()));
    const key = BigInt(value);
    let found = values.get(key);
    if (!found) values.set(key, (found = new EnumValue(type, key)));
    return found;
  }

  netType(): NetType {
    return this.type;
  }

  /** The name, `A, B` for a combination of flags, or the number when nothing names it. */
  override toString(): string {
    const { members = null } = this.type.declaration;
    if (this.text === null || this.textBy !== members) {
      this.text = this.textOf(members ?? {});
      this.textBy = members;
    }
    return this.text;
  }

  /** The text by the members that the type had then: an enum of a script gets them after its first values are made. */
  private text: string | null = null;
  private textBy: EnumMembers | null = null;

  private textOf(declared: EnumMembers): string {
    const members = Object.entries(declared).map(([name, v]) => [name, BigInt(v)] as const);
    const exact = members.find(([, v]) => v === this.value);
    if (exact) return exact[0];
    return (this.type.declaration.flags && this.combination(members)) || this.value.toString();
  }

  /** .NET takes the largest values first and prints the names in ascending order of value. */
  private combination(members: (readonly [string, bigint])[]): string | null {
    let rest = this.value;
    const names: string[] = [];
    const descending = [...members].sort((a, b) => (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : 0));
    for (const [name, v] of descending) {
      if (v === 0n || (rest & v) !== v) continue;
      rest &= ~v;
      names.unshift(name);
    }
    return rest === 0n && names.length > 0 ? names.join(', ') : null;
  }
}
