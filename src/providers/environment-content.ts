/** `$env:NAME`. */
import type { DriveContent } from '../engine/drive-variables.ts';
import type { Runspace } from '../engine/runspace.ts';
import { toText } from '../types/conversion/conversion.ts';

export class EnvironmentContent implements DriveContent {
  constructor(private readonly runspace: Runspace) {}

  read(name: string): unknown {
    return this.runspace.ambient.environment.get(name) ?? null;
  }

  write(name: string, value: unknown): void {
    const text = value === null || value === undefined ? '' : toText(value);
    if (text === '') this.runspace.ambient.environment.delete(name);
    else this.runspace.ambient.environment.set(name, text);
  }
}
