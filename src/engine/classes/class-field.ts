/** A property of a script's class: its type, its checks, and where its value is kept in an object. */

import type { PropertyMemberAst } from '../../language/ast.ts';
import { convertTo } from '../../types/conversion/conversion.ts';
import { defaultValueOf } from '../../types/members/default-value.ts';
import { NetException } from '../../types/net-exception.ts';
import { type NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { variableAttributes } from '../binder/variable-attributes.ts';
import type { ParameterValidation } from '../command-metadata.ts';
import type { Expr } from '../compile/code.ts';
import { compileExpression } from '../compile/expression-port.ts';
import type { SourceContext } from '../compile/source-context.ts';
import { currentRunspace } from '../current-runspace.ts';
import type { Frame } from '../runspace.ts';
import { placed } from '../statement-errors.ts';

const FIELDS: unique symbol = Symbol('fields of script classes');

/** An object of a script's class: any NetObject that carries the values of the class's properties. */
type WithFields = NetObject & { [FIELDS]?: unknown[] };

/** Gives an object its property values. */
export function attachFields(object: NetObject, values: unknown[]): void {
  Object.defineProperty(object, FIELDS, { value: values, writable: true, enumerable: false });
}

export function fieldsOf(object: NetObject): unknown[] | undefined {
  return (object as WithFields)[FIELDS];
}

export class ClassField {
  readonly name: string;
  private validations: readonly ParameterValidation[] | null = null;
  private readonly initial: Expr | null;

  constructor(
    readonly ast: PropertyMemberAst,
    /** Null for a property without a type. */
    readonly type: NetType | null,
    /** Place of the value in the object, or among the statics of the class. */
    readonly slot: number,
    private readonly context: SourceContext,
  ) {
    this.name = ast.name;
    this.initial = ast.initialValue ? compileExpression(ast.initialValue, context) : null;
  }

  get netType(): NetType {
    return this.type ?? typeNamed('System.Object');
  }

  emptyValue(): unknown {
    return this.type && this.type.declaration.name !== 'System.Nullable`1' ? defaultValueOf(this.type) : null;
  }

  /** The value that the declaration gives; undefined when it gives none. */
  initialValue(frame: Frame): unknown {
    const { initialValue } = this.ast;
    if (!this.initial || !initialValue) return undefined;
    const { extent } = initialValue;
    frame.at = extent;
    const value = this.initial(frame) ?? null;
    try {
      const converted = this.type ? convertTo(value, this.type) : value;
      this.validate(converted, frame);
      return converted;
    } catch (error) {
      throw error instanceof NetException ? placed(error, extent) : error;
    }
  }

  /** Runs the property's Validate… attributes. */
  validate(value: unknown, frame?: Frame): void {
    if (this.ast.attributes.length === 0) return;
    this.validations ??= variableAttributes(
      this.ast.attributes,
      this.context,
      frame ?? currentRunspace().topFrame(),
    ).validations;
    for (const check of this.validations) check.validate(value);
  }
}
