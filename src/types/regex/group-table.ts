/**
 * Numbers of the groups of a pattern. .NET counts groups without name first, from left to right, and then gives the
 * named ones the numbers that are left; a group may also claim a number itself: `(?<7>…)`.
 */
export class GroupTable {
  private unnamedCount = 0;
  private readonly explicit = new Set<number>();
  private readonly claimed = new Set<number>([0]);
  private readonly names: string[] = [];
  private readonly numberByName = new Map<string, number>();

  /** Notes a group without name. */
  addUnnamed(): void {
    this.unnamedCount++;
  }

  addNumbered(number: number): void {
    this.explicit.add(number);
  }

  /** Whether a group claims this number for itself. */
  isExplicit(number: number): boolean {
    return this.explicit.has(number);
  }

  addNamed(name: string): void {
    if (!this.names.includes(name)) this.names.push(name);
  }

  /** Gives the groups their numbers, once all are noted. */
  assignNumbers(): void {
    let next = 1;
    for (const number of this.explicit) this.claimed.add(number);
    for (let i = 0; i < this.unnamedCount; i++) {
      while (this.explicit.has(next)) next++;
      this.claimed.add(next++);
    }
    for (const name of this.names) {
      while (this.claimed.has(next)) next++;
      this.claimed.add(next);
      this.numberByName.set(name, next++);
    }
  }

  has(number: number): boolean {
    return this.claimed.has(number);
  }

  numberOf(name: string): number | undefined {
    return this.numberByName.get(name);
  }

  /** All numbers in ascending order. */
  numbers(): number[] {
    return [...this.claimed].sort((a, b) => a - b);
  }

  /** The name of each of `numbers()`. */
  labels(): string[] {
    const nameByNumber = new Map([...this.numberByName].map(([name, number]) => [number, name]));
    return this.numbers().map((number) => nameByNumber.get(number) ?? String(number));
  }
}
