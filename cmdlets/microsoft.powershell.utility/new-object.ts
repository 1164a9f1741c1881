/** New-Object: makes an object of a .NET type. */

import { type CmdletActions, type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { ScriptError } from '../../src/engine/statement-errors.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { resolveTypeName } from '../../src/types/conversion/type-name.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { keptRecord } from '../../src/types/error-record.ts';
import { canBeMade, constructNamed } from '../../src/types/members/construction.ts';
import { findMember, invokeMethod, setMember } from '../../src/types/members/member-access.ts';
import { PSMethodMember } from '../../src/types/members/ps-member.ts';
import { NetException, netException } from '../../src/types/net-exception.ts';
import { findType, type NetType } from '../../src/types/net-type.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Object',
  defaultParameterSet: 'Net',
  help: {
    synopsis: 'Makes an object of a .NET type.',
    examples: [
      {
        title: 'With arguments for the constructor',
        transcript: "PS> New-Object System.Text.StringBuilder 'abc' | ForEach-Object ToString\nabc",
      },
      { title: 'With properties', transcript: "PS> (New-Object PSObject -Property @{ Site = 'Paris' }).Site\nParis" },
    ],
    notes: 'There is no COM in this shell: -ComObject is not known to it.',
    links: ['Add-Member', 'Select-Object'],
  },
  parameters: {
    TypeName: { type: 'string', position: 0, mandatory: true, in: ['Net'], help: 'The name of the type.' },
    ArgumentList: {
      type: 'Object[]',
      position: 1,
      in: ['Net'],
      aliases: ['Args'],
      allowNull: true,
      allowEmptyCollection: true,
      help: 'The arguments of the constructor.',
    },
    Strict: {
      type: 'switch',
      in: ['Com'],
      help: 'Reports objects of COM that come with an interop assembly.',
      noEffect: 'there is no COM, so that no object has another interop type',
    },
    Property: { type: 'IDictionary', help: 'Properties to set, by name; a method is called with the value.' },
    ComObject: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['Com'],
      dontShow: true,
      help: 'A COM class, of which this shell has none.',
    },
  },
  run(ps) {
    return {
      // Before any input, of which it takes none.
      begin() {
        if (ps.parameterSet === 'Com') refuseCom(ps);
        const object = make(ps);
        if (ps.parameters.Property) setProperties(ps, object, ps.parameters.Property);
        ps.write(object);
      },
    };
  },
});

interface Given {
  TypeName?: string;
  ArgumentList?: unknown[] | null;
  ComObject?: string;
}

function refuseCom(ps: CmdletWith<Given>): never {
  const name = ps.parameters.ComObject ?? '';
  return ps.fail(
    'NoCOMClassIdentified',
    'ResourceUnavailable',
    `The COM class ${name} cannot be made: this shell has no COM.`,
    {
      target: name,
      exception: 'System.PlatformNotSupportedException',
    },
  );
}

function make(ps: CmdletWith<Given>): unknown {
  const { TypeName = '' } = ps.parameters;
  const ArgumentList = ps.parameters.ArgumentList ?? [];
  const type = typeOrFail(ps, TypeName);
  if (isPSObject(TypeName, type) && ArgumentList.length === 0) return PSCustomObject.from([]);
  if (!hasConstructor(type, ArgumentList.length)) return failWithoutConstructor(ps, TypeName);
  try {
    return constructNamed(type, ArgumentList);
  } catch (error) {
    if (error instanceof ScriptError)
      return failConstruction(ps, thrownByConstructor(error.record.exception, ArgumentList.length));
    if (!(error instanceof NetException)) throw error;
    // One that has its place already comes from an initializer of a script's class.
    if (keptRecord(error)?.invocationInfo) return failConstruction(ps, thrownByConstructor(error, ArgumentList.length));
    return failConstruction(ps, error);
  }
}

/** PSCustomObject by its full name is a class without constructors for New-Object, whatever it can be made of otherwise. */
function hasConstructor(type: NetType, count: number): boolean {
  return type.fullName !== 'System.Management.Automation.PSCustomObject' && canBeMade(type, count);
}

/** PSCustomObject by its full name is a class without constructors; the accelerator stands for PSObject. */
function isPSObject(name: string, type: NetType): boolean {
  if (type.fullName === 'System.Management.Automation.PSCustomObject') return !name.includes('.');
  return type.fullName === 'System.Management.Automation.PSObject';
}

function typeOrFail(ps: CmdletActions, name: string): NetType {
  const type = ps.runspace.findScriptClass(name) ?? resolveTypeName(name) ?? findType(name);
  if (type) return type;
  return ps.fail(
    'TypeNotFound',
    'InvalidType',
    `Cannot find type [${name}]: verify that the assembly containing this type is loaded.`,
    {
      exception: 'System.Management.Automation.PSArgumentException',
    },
  );
}

function failWithoutConstructor(ps: CmdletActions, name: string): never {
  const message = `A constructor was not found. Cannot find an appropriate constructor for type ${name}.`;
  return ps.fail('CannotFindAppropriateCtor', 'ObjectNotFound', message, {
    exception: 'System.Management.Automation.PSArgumentException',
  });
}

function failConstruction(ps: CmdletWith<Given>, error: NetException): never {
  return ps.throwTerminatingError(ps.recordOf(error, 'ConstructorInvokedThrowException', 'InvalidOperation'));
}

/** What a constructor of a script's class threw, as the exception of calling it. */
function thrownByConstructor(inner: NetException, count: number): NetException {
  const message = `Exception calling ".ctor" with "${count}" argument(s): "${inner.message}"`;
  return netException('System.Management.Automation.MethodInvocationException', message, inner);
}

function setProperties(ps: CmdletActions, object: unknown, table: KeyedTable): void {
  for (const { key, value } of table.slots()) {
    const name = toText(key);
    if (object instanceof PSCustomObject) object.set(name, value);
    else setProperty(ps, object, name, value);
  }
}

/** What cannot be set ends the cmdlet, which then gives no object. (LanguagePrimitives.SetObjectProperties) */
function setProperty(ps: CmdletActions, object: unknown, name: string, value: unknown): void {
  const member = findMember(object, name);
  if (!member) {
    const message = `The member "${name}" was not found for the specified .NET object.`;
    ps.fail('InvalidOperationException', 'InvalidOperation', message);
  }
  try {
    if (member instanceof PSMethodMember) invokeMethod(object, name, [...(enumerate(value) ?? [value])]);
    else setMember(object, name, value);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.fail(
      'SetValueException',
      'InvalidData',
      'The value supplied is not valid, or the property is read-only. Change the value, and then try again.',
      { exception: 'System.Exception' },
    );
  }
}
