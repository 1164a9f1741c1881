/** CmdletInfo: a cmdlet as a command, with its declaration. */

import { NetType, typeNamed } from '../types/net-type.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import { AttributeObject } from './binder/attribute-object.ts';
import type { CmdletDefinition } from './cmdlet.ts';
import { CommandInfo } from './command-info.ts';
import type { CommandMetadata } from './command-metadata.ts';

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
    ['ConfirmImpact', EnumValue.named(impacts, supportsShouldProcess ? (confirmImpact ?? 'Medium') : 'None')],
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
