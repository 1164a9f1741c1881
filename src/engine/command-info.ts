/** CommandInfo: what a command name resolves to; aliases and programs. Cmdlets and functions are in files of their own. */

import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { ScopedItemOption } from './scoped-options.ts';

export type CommandType = 'Alias' | 'Function' | 'Filter' | 'Cmdlet' | 'ExternalScript' | 'Application' | 'Script';

const NO_OPTIONS: ReadonlySet<ScopedItemOption> = new Set();

/** The module that a command or a variable belongs to: a `ModuleInfo`, as far as what is in it needs to know it. */
export interface OwningModule extends NetObject {
  readonly name: string;
  readonly version: string;
  /** Exported functions and cmdlets by lower-case name. */
  readonly exportedCommands: ReadonlyMap<string, CommandInfo>;
}

export abstract class CommandInfo extends NetObject {
  abstract readonly commandType: CommandType;
  module: OwningModule | null = null;
  visibility: 'Public' | 'Private' = 'Public';
  options = NO_OPTIONS;

  constructor(readonly name: string) {
    super();
  }

  get moduleName(): string {
    return this.module?.name ?? '';
  }
}

/** Another name of a command. */
export class AliasInfo extends CommandInfo {
  readonly commandType = 'Alias';
  description = '';
  constructor(
    name: string,
    /** The name it stands for, itself perhaps an alias. */
    readonly definition: string,
  ) {
    super(name);
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.AliasInfo');
  }
}

/** What a simulated program puts out. */
export interface ProgramOutput {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  readonly exitCode: number;
}

/** A native program of the host. */
export class ApplicationInfo extends CommandInfo {
  readonly commandType = 'Application';
  constructor(
    name: string,
    readonly path: string,
    /** Runs it where there is no such program on the host: those of a simulated machine. */
    readonly simulation: ((args: readonly string[]) => ProgramOutput) | null = null,
    /** What is typed behind it first, as completion proposes it; nothing where that is not known. */
    readonly verbs: () => readonly string[] = () => [],
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ApplicationInfo');
  }
}
