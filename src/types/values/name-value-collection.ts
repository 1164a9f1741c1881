/** System.Collections.Specialized.NameValueCollection: names without regard to case, each with several texts. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

interface Entry {
  readonly name: string | null;
  values: string[];
}

export class NameValueCollection extends NetObject {
  private readonly entries = new Map<string | null, Entry>();

  /** `isQuery`: its text is the query of an address, as that of HttpUtility.ParseQueryString is. */
  constructor(readonly isQuery = false) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Collections.Specialized.NameValueCollection');
  }

  private key(name: string | null): string | null {
    return name === null ? null : name.toLowerCase();
  }

  get count(): number {
    return this.entries.size;
  }
  get names(): (string | null)[] {
    return Array.from(this.entries.values(), (entry) => entry.name);
  }

  add(name: string | null, value: string | null): void {
    const entry = this.entries.get(this.key(name));
    const values = value === null ? [] : [value];
    if (entry) entry.values.push(...values);
    else this.entries.set(this.key(name), { name, values });
  }
  set(name: string | null, value: string | null): void {
    const values = value === null ? [] : [value];
    const entry = this.entries.get(this.key(name));
    if (entry) entry.values = values;
    else this.entries.set(this.key(name), { name, values });
  }
  /** All texts of a name joined by commas; null when there is none. */
  get(name: string | null): string | null {
    return this.values(name)?.join(',') ?? null;
  }
  values(name: string | null): string[] | null {
    const values = this.entries.get(this.key(name))?.values;
    return values && values.length > 0 ? [...values] : null;
  }
  remove(name: string | null): void {
    this.entries.delete(this.key(name));
  }
  clear(): void {
    this.entries.clear();
  }
  nameAt(index: number): string | null | undefined {
    return this.names[index];
  }
}
