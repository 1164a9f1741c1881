/** Breakpoints as scripts see them: on lines of scripts, on commands and on variables. */

import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { WildcardPattern } from '../../types/wildcard.ts';
import type { ScriptBlock } from '../runspace.ts';

export type VariableAccess = 'Read' | 'Write' | 'ReadWrite';

export abstract class Breakpoint extends NetObject {
  enabled = true;
  hitCount = 0;

  constructor(
    readonly id: number,
    /** Full path of the script that it belongs to; null for all. */
    readonly script: string | null,
    /** Runs instead of stopping; null where the debugger would stop. */
    readonly action: ScriptBlock | null,
  ) {
    super();
  }

  protected abstract readonly className: string;
  protected abstract describe(where: string): string;

  netType(): NetType {
    return typeNamed(`System.Management.Automation.${this.className}`);
  }

  override toString(): string {
    return this.describe(this.script ?? '');
  }

  /** Whether it belongs to a text: its script, or any. */
  isIn(file: string | null): boolean {
    return this.script === null || this.script === file;
  }
}

export class LineBreakpoint extends Breakpoint {
  protected readonly className = 'LineBreakpoint';

  constructor(
    id: number,
    script: string,
    readonly line: number,
    /** 0 for the first statement of the line. */
    readonly column: number,
    action: ScriptBlock | null,
  ) {
    super(id, script, action);
  }

  protected describe(where: string): string {
    return `Line breakpoint on '${where}:${this.line}${this.column === 0 ? '' : `, ${this.column}`}'`;
  }
}

export class CommandBreakpoint extends Breakpoint {
  protected readonly className = 'CommandBreakpoint';
  private readonly pattern: WildcardPattern;

  constructor(
    id: number,
    script: string | null,
    readonly command: string,
    action: ScriptBlock | null,
  ) {
    super(id, script, action);
    this.pattern = WildcardPattern.of(command, true);
  }

  isFor(name: string): boolean {
    return this.pattern.isMatch(name);
  }

  protected describe(where: string): string {
    return where === ''
      ? `Command breakpoint on '${this.command}'`
      : `Command breakpoint on '${where}:${this.command}'`;
  }
}

export class VariableBreakpoint extends Breakpoint {
  protected readonly className = 'VariableBreakpoint';

  constructor(
    id: number,
    script: string | null,
    readonly variable: string,
    readonly access: VariableAccess,
    action: ScriptBlock | null,
  ) {
    super(id, script, action);
  }

  isFor(name: string, access: 'Read' | 'Write'): boolean {
    return this.access.includes(access) && this.variable.toLowerCase() === name.toLowerCase();
  }

  protected describe(where: string): string {
    const place = where === '' ? `$${this.variable}` : `${where}:$${this.variable}`;
    return `Variable breakpoint on '${place}' (${this.access} access)`;
  }
}
