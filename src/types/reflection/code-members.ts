/**
 * Members that PowerShell computes by static .NET methods (PSCodeProperty, PSCodeMethod): the method is handed the object
 * as its first argument. What such a method must look like is checked as the real constructors check it.
 */
import { callNames } from '../members/overload.ts';
import { chooseOverload } from '../members/overload-resolution.ts';
import { CodeProperty, PSMethodMember } from '../members/ps-member.ts';
import { NetException } from '../net-exception.ts';
import { typeNamed } from '../net-type.ts';
import type { MethodInfo } from './member-info.ts';

/** @throws NetException where the methods are none that compute a property */
export function codeProperty(name: string, getter: MethodInfo | null, setter: MethodInfo | null): CodeProperty {
  if (getter && !(takesObject(getter) && getter.parameters.length === 1 && !isVoid(getter))) {
    throw wrongFormat(
      'GetterFormat',
      'The getter method should be public, not void, static, and have one parameter of the type PSObject.',
    );
  }
  if (setter && !isSetterFor(getter, setter)) {
    throw wrongFormat(
      'SetterFormat',
      'The setter method should be public, void, static, and have two parameters. The first parameter should be of the type PSObject. A second parameter is required if a getter method is also available, and should have the same type as the return type for the getter method.',
    );
  }
  const type = getter?.returnType ?? setter?.parameters[1]?.type;
  const accessors = `${getter ? `get=${getter.name};` : ''}${setter ? `set=${setter.name};` : ''}`;
  return new CodeProperty(
    `${type} ${name}{${accessors}}`,
    getter && ((self: unknown) => getter.invoke(null, [self])),
    setter && ((self: unknown, value: unknown) => void setter.invoke(null, [self, value])),
  );
}

function isSetterFor(getter: MethodInfo | null, setter: MethodInfo): boolean {
  if (!takesObject(setter) || !isVoid(setter) || setter.parameters.length !== 2) return false;
  return getter === null || setter.parameters[1]?.type === getter.returnType;
}

function takesObject(method: MethodInfo): boolean {
  const [first] = method.parameters;
  return method.isStatic && first?.type === typeNamed('System.Management.Automation.PSObject');
}

function isVoid(method: MethodInfo): boolean {
  return method.returnType === typeNamed('System.Void');
}

function wrongFormat(errorId: string, message: string): NetException {
  return new NetException('System.Management.Automation.ExtendedTypeSystemException', message, {
    errorId,
    category: 'NotSpecified',
  });
}

/** A method that is a static method of a class. */
export class CodeMethod extends PSMethodMember {
  readonly memberType = 'CodeMethod';
  constructor(
    name: string,
    readonly method: MethodInfo,
  ) {
    super(name);
    if (takesObject(method)) return;
    throw wrongFormat(
      'WrongMethodFormat',
      'Cannot create a code method because of the method format. The method should be public, static, and have one parameter of type PSObject.',
    );
  }

  invoke(self: unknown, args: readonly unknown[]): unknown {
    const { name, overload } = this.method;
    const all = [self, ...args];
    return overload.invoke(null, all, chooseOverload(name, [overload], all).expanded, callNames(name));
  }

  definition(): string {
    return this.method.overload.definition;
  }
}
