/** The Environment provider: `Env:PATH`, `$env:PATH`. */

import type { Ambient } from '../types/ambient.ts';
import { currentText } from '../types/conversion/to-text.ts';
import { requireVariableName, untilNull, variable } from '../types/environment-variables.ts';
import { DictionaryEntry } from '../types/values/hashtable.ts';
import { SessionStateProvider } from './session-state-provider.ts';

export class EnvironmentProvider extends SessionStateProvider {
  constructor(private readonly ambient: Ambient) {
    super(
      'Environment',
      'Microsoft.PowerShell.Commands.EnvironmentProvider',
      'Env',
      'Drive that contains a view of the environment variables for the process',
    );
  }

  /** Lab machines run Windows, which does not heed letter case; a name in exactly these letters comes first. */
  private key(name: string): string {
    const { environment } = this.ambient;
    if (environment.has(name)) return name;
    const lower = name.toLowerCase();
    for (const key of environment.keys()) if (key.toLowerCase() === lower) return key;
    return name;
  }

  protected object(name: string): unknown {
    const key = this.key(name);
    const value = variable(this.ambient, key);
    return value === undefined ? undefined : new DictionaryEntry(key, value);
  }

  protected value(name: string): unknown {
    return variable(this.ambient, this.key(name)) ?? null;
  }

  protected names(): Iterable<string> {
    return this.ambient.environment.keys();
  }

  /** An empty value removes the variable. */
  protected assign(name: string, value: unknown): void {
    const plain = value instanceof DictionaryEntry ? value.value : value;
    const text = plain === null || plain === undefined ? '' : untilNull(currentText(plain));
    requireVariableName(name);
    if (text === '') this.remove(name);
    else this.ambient.environment.set(this.key(name), text);
  }

  protected remove(name: string): void {
    this.ambient.environment.delete(this.key(name));
  }
}
