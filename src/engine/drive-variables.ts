/** `$env:NAME`, `$function:name`, `${c:file.txt}`: items of drives written as variables. Providers register theirs. */
import { runtimeException } from '../types/net-exception.ts';
import type { Runspace } from './runspace.ts';

export interface DriveContent {
  /** The content of an item; null when there is none. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

export class DriveVariables {
  private readonly drives = new Map<string, DriveContent>();
  /** Asked for drives that are not registered here (file system drives). */
  fallback: ((drive: string) => DriveContent | null) | null = null;

  constructor(readonly runspace: Runspace) {}

  register(drive: string, content: DriveContent): void {
    this.drives.set(drive.toLowerCase(), content);
  }

  read(drive: string, name: string): unknown {
    return this.find(drive, name).read(name);
  }

  write(drive: string, name: string, value: unknown): void {
    this.find(drive, name).write(name, value);
  }

  private find(drive: string, name: string): DriveContent {
    const found = this.drives.get(drive.toLowerCase()) ?? this.fallback?.(drive);
    if (!found) {
      throw runtimeException('DriveNotFound', 'ObjectNotFound', `Cannot find drive. A drive with the name '${drive}' does not exist.`, {
        target: drive,
        typeName: 'System.Management.Automation.DriveNotFoundException',
      });
    }
    void name;
    return found;
  }
}
