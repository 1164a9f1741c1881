/**
 * Member access as `.ForEach('Name')` needs it on elements. Member access itself offers `.ForEach`, so the two modules
 * would import each other; `member-access.ts` connects itself here when it is loaded.
 */
export interface ElementAccess {
  has(value: unknown, name: string): boolean;
  isMethod(value: unknown, name: string): boolean;
  get(value: unknown, name: string): unknown;
  set(value: unknown, name: string, newValue: unknown): void;
  invoke(value: unknown, name: string, args: readonly unknown[]): unknown;
  /** Whether it is a property that cannot be set. */
  isReadOnly(value: unknown, name: string): boolean;
}

let connected: ElementAccess | null = null;

/** Called once by member access. */
export function connectElementAccess(access: ElementAccess): void {
  connected = access;
}

/** Member access. Throws when it was not loaded. */
export function elementAccess(): ElementAccess {
  if (!connected) throw new Error('Member access is not connected: import members/member-access.ts first.');
  return connected;
}
