/** PSVariable: a variable as an object, with its type, attributes and options. */

import { toText } from '../types/conversion/conversion.ts';
import { netText } from '../types/format/format-value.ts';
import { type NetException, runtimeException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { OwningModule } from './command-info.ts';
import type { ParameterTransformation, ParameterValidation } from './command-metadata.ts';
import type { Layout } from './layout.ts';
import type { ScopedItemOption } from './scoped-options.ts';

export interface VariableOptions {
  readonly options?: readonly ScopedItemOption[];
  readonly description?: string;
  /** Type constraints and transformations, applied in order on assignment. */
  readonly transformations?: readonly ParameterTransformation[];
  readonly validations?: readonly ParameterValidation[];
  /** The attributes as scripts see them (`(Get-Variable x).Attributes`). */
  readonly attributes?: readonly NetObject[];
  /** For automatic variables whose value is worked out when read. */
  readonly compute?: () => unknown;
  /** What an assignment does instead of putting the value into the slot (computed variables). */
  readonly onAssign?: (value: unknown) => void;
  readonly visibility?: 'Public' | 'Private';
}

/** The scope that a variable's value is kept in. */
export interface VariableHome {
  readonly layout: Layout;
  readonly slots: unknown[];
  readonly module: OwningModule | null;
  /** The value in a slot, computed variables included. */
  read(slot: number): unknown;
  remove(key: string): void;
  /** Makes a variable object made for a slot the one that its name has from now on. */
  adopt(variable: PSVariable): void;
}

const NO_OPTIONS: ReadonlySet<ScopedItemOption> = new Set();
const NONE: readonly never[] = [];

export class PSVariable extends NetObject {
  options: ReadonlySet<ScopedItemOption>;
  description: string;
  readonly transformations: readonly ParameterTransformation[];
  readonly validations: readonly ParameterValidation[];
  readonly attributes: readonly NetObject[];
  readonly compute: (() => unknown) | null;
  private readonly onAssign: ((value: unknown) => void) | null;
  visibility: 'Public' | 'Private';

  constructor(
    readonly scope: VariableHome,
    readonly slot: number,
    options: VariableOptions = {},
  ) {
    super();
    this.options = options.options ? new Set(options.options) : NO_OPTIONS;
    this.description = options.description ?? '';
    this.transformations = options.transformations ?? NONE;
    this.validations = options.validations ?? NONE;
    this.attributes = options.attributes ?? NONE;
    this.compute = options.compute ?? null;
    this.onAssign = options.onAssign ?? null;
    this.visibility = options.visibility ?? 'Public';
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSVariable');
  }

  get name(): string {
    return this.scope.layout.nameAt(this.slot);
  }

  get value(): unknown {
    return this.scope.read(this.slot);
  }

  /** Assigns as a script would: refused when read-only or constant, converted and validated. */
  assign(value: unknown): void {
    this.checkWritable();
    this.force(value);
  }

  /** Throws when scripts may not assign to it. */
  checkWritable(): void {
    if (this.isReadOnly) throw this.notWritable();
  }

  /** Assigns whatever the options say (Set-Variable -Force), still converted and validated. */
  force(value: unknown): void {
    this.store(value, false);
  }

  /** Gives the variable that attributes were just written to its value: one that does not fit refuses the attributes. */
  initialize(value: unknown): void {
    this.store(value, true);
  }

  private store(value: unknown, attributesAdded: boolean): void {
    let converted = value;
    for (const step of this.transformations) converted = step.transform(converted, { parameterName: this.name });
    for (const check of this.validations) this.check(check, converted, attributesAdded);
    if (this.onAssign) this.onAssign(converted);
    else this.scope.slots[this.slot] = converted;
  }

  private check(validation: ParameterValidation, value: unknown, attributesAdded: boolean): void {
    try {
      validation.validate(value);
    } catch {
      throw attributesAdded ? attributeRefused(this.name, value) : valueRefused(this.name, value);
    }
  }

  private notWritable(): unknown {
    return runtimeException(
      'VariableNotWritable',
      'WriteError',
      `Cannot overwrite variable ${this.name} because it is read-only or constant.`,
      { target: this.name, typeName: 'System.Management.Automation.SessionStateUnauthorizedAccessException' },
    );
  }

  get isReadOnly(): boolean {
    return this.options.has('ReadOnly') || this.options.has('Constant');
  }

  get isConstant(): boolean {
    return this.options.has('Constant');
  }

  get isPrivate(): boolean {
    return this.options.has('Private');
  }

  get isAllScope(): boolean {
    return this.options.has('AllScope');
  }
}

/** What an attribute's refusal of a later value says. */
function valueRefused(name: string, value: unknown): NetException {
  const text = value === null || value === undefined ? '$null' : toText(value);
  return validationFailure(
    `The variable cannot be validated because the value ${text} is not a valid value for the ${name} variable.`,
  );
}

/** What it says of the value that the variable has when the attribute is written to it. */
export function attributeRefused(name: string, value: unknown): NetException {
  const text = value === null || value === undefined ? '' : netText(value);
  return validationFailure(
    `The attribute cannot be added because variable ${name} with value ${text} would no longer be valid.`,
  );
}

function validationFailure(message: string): NetException {
  return runtimeException('ValidateSetFailure', 'MetadataError', message, {
    typeName: 'System.Management.Automation.ValidationMetadataException',
  });
}
