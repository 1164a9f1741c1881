/** Completers that scripts have registered (Register-ArgumentCompleter); completion asks here. */

import type { Runspace, ScriptBlock } from './runspace.ts';
import { ServiceKey } from './services.ts';

interface Registration {
  /** Lower-case command name; '' for every command. */
  readonly command: string;
  /** Lower-case parameter name; null for a native program. */
  readonly parameter: string | null;
  readonly block: ScriptBlock;
}

export class ArgumentCompleters {
  private registrations: Registration[] = [];

  /** The newest registration for a name stands; null takes it away. */
  register(command: string, parameter: string | null, block: ScriptBlock | null): void {
    const key = { command: command.toLowerCase(), parameter: parameter?.toLowerCase() ?? null };
    this.registrations = this.registrations.filter(
      (one) => one.command !== key.command || one.parameter !== key.parameter,
    );
    if (block) this.registrations.push({ ...key, block });
  }

  /** Those for parameters, as PowerShell keys them: `command:parameter`, or the parameter alone for every command. */
  *byName(): Generator<readonly [name: string, block: ScriptBlock]> {
    for (const { command, parameter, block } of this.registrations) {
      if (parameter !== null) yield [command === '' ? parameter : `${command}:${parameter}`, block];
    }
  }

  /** For a parameter of a command: the one for this command before the one for all. */
  forParameter(command: string, parameter: string): ScriptBlock | null {
    return this.find(command.toLowerCase(), parameter.toLowerCase()) ?? this.find('', parameter.toLowerCase());
  }

  /** For the arguments of a program. */
  forNative(command: string): ScriptBlock | null {
    return this.find(command.toLowerCase(), null) ?? this.find('', null);
  }

  private find(command: string, parameter: string | null): ScriptBlock | null {
    return this.registrations.find((one) => one.command === command && one.parameter === parameter)?.block ?? null;
  }
}

/** Under which a session gives its argument completers. */
export const COMPLETERS = new ServiceKey<ArgumentCompleters>('argument completers');

/** The argument completers of a session. */
export function completersOf(runspace: Runspace): ArgumentCompleters {
  return runspace.services.require(COMPLETERS);
}
