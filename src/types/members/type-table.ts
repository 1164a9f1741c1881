/**
 * What types.ps1xml and Update-TypeData add to types: members by type name, the properties that are displayed by default,
 * and how deep an object is serialized. Declarations bring their built-in part (`extended`, `defaultDisplay`); this table
 * holds what a session adds, which comes before it. Names need not be those of .NET types (`PSTypeName` of an object).
 */
import type { PSMember } from './ps-member.ts';

/** What Update-TypeData can set for a type name beside members. */
export interface TypeData {
  defaultDisplayProperty?: string;
  defaultDisplayPropertySet?: readonly string[];
  defaultKeyPropertySet?: readonly string[];
  propertySerializationSet?: readonly string[];
  serializationMethod?: string;
  serializationDepth?: number;
  stringSerializationSource?: string;
  inheritPropertySerializationSet?: boolean;
  /** Full name of a type that objects are converted to when they are deserialized. */
  targetTypeForDeserialization?: string;
  typeConverter?: string;
  typeAdapter?: string;
}

export interface TypeTableEntry {
  readonly typeName: string;
  /** By lower-case name, in order of addition. */
  readonly members: Map<string, PSMember>;
  data: TypeData;
}

/** The additions of one session. */
export class TypeTable {
  private readonly entries = new Map<string, TypeTableEntry>();
  /** Counts changes, so that caches of members know when they are stale. */
  version = 0;

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  entry(typeName: string): TypeTableEntry | undefined {
    return this.entries.get(typeName.toLowerCase());
  }

  all(): Iterable<TypeTableEntry> {
    return this.entries.values();
  }

  /** Adds a member, or replaces it when `force`; false when there is one already. */
  addMember(typeName: string, member: PSMember, force: boolean): boolean {
    const entry = this.require(typeName);
    const key = member.name.toLowerCase();
    if (entry.members.has(key) && !force) return false;
    entry.members.set(key, member);
    this.version++;
    return true;
  }

  /** Sets what is given; other data of the type stay. */
  addData(typeName: string, data: TypeData): void {
    const entry = this.require(typeName);
    entry.data = { ...entry.data, ...data };
    this.version++;
  }

  /** Takes a member out again, unless another has come in its place. */
  removeMember(typeName: string, member: PSMember): void {
    const entry = this.entry(typeName);
    const key = member.name.toLowerCase();
    if (entry?.members.get(key) !== member) return;
    entry.members.delete(key);
    this.dropIfEmpty(entry);
  }

  /** Takes data out again, but for what others have set since. */
  removeData(typeName: string, data: TypeData): void {
    const entry = this.entry(typeName);
    if (!entry) return;
    const given = new Map<string, unknown>(Object.entries(data));
    entry.data = Object.fromEntries(Object.entries(entry.data).filter(([key, value]) => given.get(key) !== value));
    this.dropIfEmpty(entry);
  }

  private dropIfEmpty(entry: TypeTableEntry): void {
    this.version++;
    if (entry.members.size === 0 && Object.keys(entry.data).length === 0) this.remove(entry.typeName);
  }

  /** Forgets all that was added for a type; false when nothing was. */
  remove(typeName: string): boolean {
    const removed = this.entries.delete(typeName.toLowerCase());
    if (removed) this.version++;
    return removed;
  }

  private require(typeName: string): TypeTableEntry {
    const key = typeName.toLowerCase();
    let entry = this.entries.get(key);
    if (!entry) this.entries.set(key, (entry = { typeName, members: new Map(), data: {} }));
    return entry;
  }
}

let current = new TypeTable();

/** The table of the session that runs now: every runspace has its own, see `engine/current-runspace.ts`. */
export function typeTable(): TypeTable {
  return current;
}

/** Makes a session's table current and returns the one before. */
export function useTypeTable(next: TypeTable): TypeTable {
  const before = current;
  current = next;
  return before;
}
