/**
 * Making an object of a script's class. The order is PowerShell's: property initializers of the class, then the base
 * constructor, then the body. Where the lineage ends in a .NET class, its constructor makes the object, which then
 * becomes one of the script's class; the initializers wait for it.
 */
import { noOverload } from '../../types/members/member-errors.ts';
import { declaredConstructors } from '../../types/members/type-members.ts';
import { NetException } from '../../types/net-exception.ts';
import type { NetObject, NetType } from '../../types/net-type.ts';
import { placed } from '../statement-errors.ts';
import { attachFields, type ClassField } from './class-field.ts';
import { initializerBlock } from './initializer-block.ts';
import { enterMethod } from './method-code.ts';
import { ScriptObject } from './script-object.ts';
import { ScriptType } from './script-type.ts';

/** The code of a constructor: it runs on the object that is being made. */
export interface ConstructorCode {
  construct(construction: Construction, args: readonly unknown[]): void;
}

export class Construction {
  object: NetObject | null = null;
  private readonly waiting: ScriptType[] = [];
  /** The class whose constructor runs now. */
  private current: ScriptType;

  constructor(private readonly type: ScriptType) {
    this.current = type;
    if (/^System\.(?:Object|ValueType)$/.test(type.nativeBase.fullName)) this.adopt(new ScriptObject(type));
  }

  /** Runs the constructor of a class of the lineage. */
  run(type: ScriptType, code: ConstructorCode | null, args: readonly unknown[]): void {
    const before = this.current;
    this.current = type;
    try {
      if (this.object) type.initializeFields?.(this.object);
      else this.waiting.push(type);
      if (code) code.construct(this, args);
      else this.callBase([]);
    } finally {
      this.current = before;
    }
  }

  /** `: base(…)`, written or not. */
  callBase(args: readonly unknown[]): void {
    const { base } = this.current;
    if (base instanceof ScriptType) {
      if (!base.initializers) throw noOverload('new', args.length);
      base.initializers.invoke(this, args);
      return;
    }
    if (this.object) {
      if (args.length > 0) throw noOverload('.ctor', args.length);
      return;
    }
    const constructors = declaredConstructors(base);
    if (!constructors) throw noOverload('.ctor', args.length);
    const made = constructors.invoke(base, args) as NetObject;
    this.adopt(made);
    for (const type of this.waiting.splice(0).reverse()) type.initializeFields?.(made);
  }

  private adopt(object: NetObject): void {
    if (!(object instanceof ScriptObject)) becomeOf(object, this.type);
    attachFields(object, emptyFields(this.type));
    this.object = object;
  }
}

/** An object that a .NET constructor made says from now on that it is of the script's class. */
function becomeOf(object: NetObject, type: NetType): void {
  Object.defineProperty(object, 'netType', { value: () => type, enumerable: false });
  if (object instanceof NetException)
    Object.defineProperty(object, 'typeName', { value: type.fullName, enumerable: true });
}

function emptyFields(type: ScriptType): unknown[] {
  const values = type.base instanceof ScriptType ? emptyFields(type.base) : [];
  for (const field of type.fields) values.push(field.emptyValue());
  return values;
}

/** Evaluates the initializers of properties in order and stores what they give. */
export function assignInitialValues(
  type: ScriptType,
  fields: readonly ClassField[],
  self: NetObject | null,
  values: unknown[],
): void {
  const frame = enterMethod(type, initializerBlock(type), self);
  const before = frame.runspace.enterCall(frame);
  try {
    for (const field of fields) {
      const value = field.initialValue(frame);
      if (value !== undefined) values[field.slot] = value;
    }
  } catch (error) {
    // It stands at the initializer, not where the object is made.
    throw error instanceof NetException && frame.at ? placed(error, frame.at) : error;
  } finally {
    frame.runspace.leaveCall(before);
  }
}
