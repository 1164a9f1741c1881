/** `$env:NAME`, `$function:name`, `${c:file.txt}`: items of drives written as variables. Providers register theirs. */
import { runtimeException } from '../types/net-exception.ts';

export interface DriveContent {
  /** The content of an item; null when there is none. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

export class DriveVariables {
  private readonly drives = new Map<string, DriveContent>();
  /** Asked for drives that are not registered here (file system drives). */
  fallback: ((drive: string) => DriveContent | null) | null = null;

  register(drive: string, content: DriveContent): void {
    this.drives.set(drive.toLowerCase(), content);
  }

  /** A drive that does not exist has no items: `"$x:y"` is a common slip and gives nothing. */
  read(drive: string, name: string): unknown {
    return this.find(drive)?.read(name) ?? null;
  }

  write(drive: string, name: string, value: unknown): void {
    const content = this.find(drive);
    if (!content) {
      throw runtimeException(
        'DriveNotFound',
        'ObjectNotFound',
        `Cannot find drive. A drive with the name '${drive}' does not exist.`,
        {
          target: drive,
          typeName: 'System.Management.Automation.DriveNotFoundException',
        },
      );
    }
    content.write(name, value);
  }

  private find(drive: string): DriveContent | null {
    return this.drives.get(drive.toLowerCase()) ?? this.fallback?.(drive) ?? null;
  }
}
