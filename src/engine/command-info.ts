/** CommandInfo and its kinds: what a command name resolves to. */

import { NetObject, NetType, typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { AttributeObject } from './binder/attribute-object.ts';
import type { CmdletDefinition } from './cmdlet.ts';
import type { CommandMetadata } from './command-metadata.ts';
import type { ModuleInfo } from './module-info.ts';
import type { ScriptBlock } from './script-block.ts';
import type { ScopedItemOption } from './variable.ts';

export type CommandType = 'Alias' | 'Function' | 'Filter' | 'Cmdlet' | 'ExternalScript' | 'Application' | 'Script';

const NO_OPTIONS: ReadonlySet<ScopedItemOption> = new Set();

export abstract class CommandInfo extends NetObject {
  abstract readonly commandType: CommandType;
  module: ModuleInfo | null = null;
  visibility: 'Public' | 'Private' = 'Public';
  options = NO_OPTIONS;

  constructor(readonly name: string) {
    super();
  }

  get moduleName(): string {
    return this.module?.name ?? '';
  }
}

interface RefusedParameter {
  readonly name: string;
  readonly reason: string;
}

/** `[Cmdlet(…)]` of a cmdlet's class. */
function cmdletAttribute(definition: CmdletDefinition): AttributeObject {
  const { verb, noun, defaultParameterSet, supportsShouldProcess, confirmImpact, supportsPaging } = definition;
  const impacts = typeNamed('System.Management.Automation.ConfirmImpact');
  return AttributeObject.of('System.Management.Automation.CmdletAttribute', [
    ['VerbName', verb],
    ['NounName', noun],
    ['DefaultParameterSetName', defaultParameterSet ?? null],
    ['SupportsShouldProcess', supportsShouldProcess ?? false],
    ['SupportsPaging', supportsPaging ?? false],
    [
      'ConfirmImpact',
      EnumValue.of(
        impacts,
        impacts.declaration.members![supportsShouldProcess ? (confirmImpact ?? 'Medium') : 'None']!,
      ),
    ],
  ]);
}

/** A cmdlet; its declaration is loaded when first asked for. */
export class CmdletInfo extends CommandInfo {
  readonly commandType = 'Cmdlet';
  private loaded: CmdletDefinition | null = null;
  private refusals: readonly RefusedParameter[] | null = null;
  /** Made by the binder when first used. */
  metadata: CommandMetadata | null = null;

  constructor(
    name: string,
    readonly ownModule: string,
    private readonly load: () => CmdletDefinition,
  ) {
    super(name);
  }

  get definition(): CmdletDefinition {
    return (this.loaded ??= this.load());
  }

  /** The class that the cmdlet is of in PowerShell, which has the cmdlet's parameters as properties. */
  get className(): string {
    const { className, verb, noun } = this.definition;
    return className ?? `Microsoft.PowerShell.Commands.${verb}${noun}Command`;
  }

  /** That class as a type: scripts ask it for its name, its base and whether parameters are dynamic. */
  get implementingType(): NetType {
    this.type ??= new NetType(this.className, {
      name: this.className,
      base: 'System.Management.Automation.PSCmdlet',
      attributes: () => [cmdletAttribute(this.definition)],
      interfaces: this.definition.dynamicParameters ? ['System.Management.Automation.IDynamicParameters'] : [],
    });
    return this.type;
  }

  private type: NetType | null = null;

  /** Parameters that the declaration refuses. */
  get refused(): readonly RefusedParameter[] {
    return (this.refusals ??= Object.entries(this.definition.parameters).flatMap(([name, { refused }]) =>
      refused === undefined ? [] : [{ name, reason: refused }],
    ));
  }

  override get moduleName(): string {
    return this.module?.name ?? this.ownModule;
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.CmdletInfo');
  }
}

/** A function or filter. */
export class FunctionInfo extends CommandInfo {
  description = '';
  metadata: CommandMetadata | null = null;

  /** @param source the block, or what makes it when it is first asked for. */
  constructor(
    name: string,
    private source: ScriptBlock | (() => ScriptBlock),
    readonly isFilter = false,
  ) {
    super(name);
  }

  get scriptBlock(): ScriptBlock {
    if (typeof this.source === 'function') this.source = this.source();
    return this.source;
  }

  get commandType(): 'Function' | 'Filter' {
    return this.isFilter ? 'Filter' : 'Function';
  }

  netType(): NetType {
    return typeNamed(
      this.isFilter ? 'System.Management.Automation.FilterInfo' : 'System.Management.Automation.FunctionInfo',
    );
  }
}

/** A text that runs as a script: an input at the prompt, or a script block without a name. */
export class ScriptInfo extends CommandInfo {
  readonly commandType = 'Script';
  /**
   * @param name the text of an input; '' for a script block.
   * @param scriptBlock the block that was called; null for an input.
   */
  constructor(
    name: string,
    readonly scriptBlock: ScriptBlock | null = null,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ScriptInfo');
  }
}

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

/** A .ps1 file. */
export class ExternalScriptInfo extends CommandInfo {
  readonly commandType = 'ExternalScript';
  metadata: CommandMetadata | null = null;
  scriptBlock: ScriptBlock | null = null;
  /** @param path the full path as scripts see it. */
  constructor(
    name: string,
    readonly path: string,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ExternalScriptInfo');
  }
}

/** A native program of the host. */
/** What a simulated program puts out. */
export interface ProgramOutput {
  readonly lines: readonly string[];
  readonly errors: readonly string[];
  readonly exitCode: number;
}

export class ApplicationInfo extends CommandInfo {
  readonly commandType = 'Application';
  constructor(
    name: string,
    readonly path: string,
    /** Runs it where there is no such program on the host: those of a simulated machine. */
    readonly simulation: ((args: readonly string[]) => ProgramOutput) | null = null,
  ) {
    super(name);
  }
  netType(): NetType {
    return typeNamed('System.Management.Automation.ApplicationInfo');
  }
}
