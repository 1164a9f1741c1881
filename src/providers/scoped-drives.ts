/**
 * The drives that scripts have made in scopes: they are seen from there and below, hide those further out, and are gone
 * with their scope. Those of the global scope are the session's.
 */
import type { Scope } from '../engine/scope.ts';
import type { PSDriveInfo } from './provider.ts';

export class ScopedDrives {
  private readonly byScope = new WeakMap<Scope, Map<string, PSDriveInfo>>();
  private isUsed = false;

  /** @param current the scope of what runs now. */
  constructor(private readonly current: () => Scope | null) {}

  add(drive: PSDriveInfo, scope: Scope): void {
    this.isUsed = true;
    let drives = this.byScope.get(scope);
    if (!drives) this.byScope.set(scope, (drives = new Map()));
    drives.set(drive.name.toLowerCase(), drive);
  }

  find(name: string): PSDriveInfo | null {
    if (!this.isUsed) return null;
    const key = name.toLowerCase();
    for (const drives of this.visible()) {
      const drive = drives.get(key);
      if (drive) return drive;
    }
    return null;
  }

  /** Those of one scope alone. */
  in(scope: Scope): readonly PSDriveInfo[] {
    return [...(this.byScope.get(scope)?.values() ?? [])];
  }

  /** Those that are seen now, by name. */
  seen(): ReadonlyMap<string, PSDriveInfo> {
    const all = new Map<string, PSDriveInfo>();
    for (const drives of this.visible()) for (const [key, drive] of drives) if (!all.has(key)) all.set(key, drive);
    return all;
  }

  /** False for a drive that no scope has. */
  remove(drive: PSDriveInfo): boolean {
    const key = drive.name.toLowerCase();
    for (const drives of this.visible()) if (drives.get(key) === drive) return drives.delete(key);
    return false;
  }

  private *visible(): Generator<Map<string, PSDriveInfo>> {
    for (let scope = this.current(); scope; scope = scope.parent) {
      const drives = this.byScope.get(scope);
      if (drives) yield drives;
    }
  }
}
