/** Add-Member: gives one object properties and methods of its own. */

import { type CmdletActions, type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { convertTo, toText } from '../../src/types/conversion/conversion.ts';
import { isNumber } from '../../src/types/conversion/to-number.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { extensionOf, requireExtension } from '../../src/types/members/instance-extension.ts';
import { findMember } from '../../src/types/members/member-access.ts';
import {
  AliasProperty,
  MemberSet,
  NoteProperty,
  PropertySet,
  type PSMember,
  ScriptMethod,
  ScriptProperty,
} from '../../src/types/members/ps-member.ts';
import type { MemberView } from '../../src/types/members/psobject-view.ts';
import { typeNameList } from '../../src/types/members/reserved-members.ts';
import { findType, genericTypeOf, typeNamed } from '../../src/types/net-type.ts';
import { CodeMethod, codeProperty } from '../../src/types/reflection/code-members.ts';
import { Char } from '../../src/types/values/char.ts';
import { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';
import type { KeyedTable } from '../../src/types/values/hashtable.ts';
import { baseOf, PSObject } from '../../src/types/values/ps-object.ts';
import { conversionTypeOf, methodOf, requiredMethodOf, requiredScriptOf, scriptOf } from './member-conversion.ts';
import { MEMBER_TYPE_NAMES } from './member-types.ts';

export default cmdlet({
  verb: 'Add',
  noun: 'Member',
  defaultParameterSet: 'TypeNameSet',
  help: {
    synopsis: 'Gives one object properties and methods of its own.',
    description:
      'Other objects of its type do not get them; Update-TypeData does that. In script blocks of properties and methods $this is the object.',
    examples: [
      {
        title: 'A value',
        transcript: 'PS> $o = [pscustomobject]@{ W = 2; H = 3 }\nPS> $o | Add-Member Depth 4; $o.Depth\n4',
      },
      {
        title: 'A computed property',
        transcript:
          'PS> $o = [pscustomobject]@{ W = 2; H = 3 }\nPS> $o | Add-Member ScriptProperty Area { $this.W * $this.H }; $o.Area\n6',
      },
    ],
    links: ['Get-Member', 'Update-TypeData'],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      mandatory: true,
      pipeline: 'value',
      in: ['TypeNameSet', 'MemberSet', 'NotePropertySingleMemberSet', 'NotePropertyMultiMemberSet'],
      help: 'The object; usually piped.',
    },
    TypeName: {
      type: 'string',
      in: {
        MemberSet: {},
        NotePropertyMultiMemberSet: {},
        NotePropertySingleMemberSet: {},
        TypeNameSet: { mandatory: true },
      },
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'A name of a type that the object gets in front of those it has.',
    },
    NotePropertyMembers: {
      type: 'IDictionary',
      position: 0,
      mandatory: true,
      in: ['NotePropertyMultiMemberSet'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names and values of several properties.',
    },
    NotePropertyName: {
      type: 'string',
      position: 0,
      mandatory: true,
      in: ['NotePropertySingleMemberSet'],
      transform: numberAsText,
      validate: [
        { kind: 'notNullOrEmpty' },
        {
          kind: 'script',
          check: isNoMemberType,
          source: 'the name of no kind of member',
          yields: true,
          errorMessage:
            'The parameter NotePropertyName cannot take values that could be converted to the type System.Management.Automation.PSMemberTypes. To define the name of a member with those values, use Add-Member, and specify the member type.',
        },
      ],
      help: 'The name of a property that holds a value.',
    },
    MemberType: {
      type: 'enum',
      typeName: 'System.Management.Automation.PSMemberTypes',
      values: MEMBER_TYPE_NAMES,
      position: 0,
      mandatory: true,
      in: ['MemberSet'],
      aliases: ['Type'],
      help: 'The kind of member.',
    },
    NotePropertyValue: {
      type: 'object',
      position: 1,
      mandatory: true,
      in: ['NotePropertySingleMemberSet'],
      allowNull: true,
      help: 'Its value.',
    },
    Name: { type: 'string', position: 1, mandatory: true, in: ['MemberSet'], help: 'The name of the member.' },
    Value: {
      type: 'object',
      position: 2,
      in: ['MemberSet'],
      help: 'The value, the script block, or the name of the property that an alias stands for.',
    },
    SecondValue: {
      type: 'object',
      position: 3,
      in: ['MemberSet'],
      help: 'For a script property: what setting it does. For an alias: the type of the value.',
    },
    Force: {
      type: 'switch',
      in: ['MemberSet', 'NotePropertySingleMemberSet', 'NotePropertyMultiMemberSet'],
      help: 'Replaces a member of the name.',
    },
    PassThru: {
      type: 'switch',
      in: ['TypeNameSet', 'MemberSet', 'NotePropertySingleMemberSet', 'NotePropertyMultiMemberSet'],
      help: 'Gives the object out.',
    },
  },
  run(ps) {
    return { process: () => addTo(ps) };
  },
});

interface Given {
  InputObject?: unknown;
  MemberType?: string;
  Name?: string;
  Value?: unknown;
  SecondValue?: unknown;
  NotePropertyName?: string;
  NotePropertyValue?: unknown;
  NotePropertyMembers?: KeyedTable;
  TypeName?: string;
  Force?: boolean;
  PassThru?: boolean;
}

/** A number given as a name needs no conversion, so that it is the name rather than the kind of that number. */
function numberAsText(value: unknown): unknown {
  const plain = baseOf(value);
  return isNumber(plain) ? toText(plain) : value;
}

/** So that `Add-Member NoteProperty x 1` is not taken for a property named NoteProperty. */
function isNoMemberType(name: unknown): boolean {
  const text = toText(name).toLowerCase();
  return !ADDED_KINDS.some(([kind, value]) => kind.toLowerCase() === text || String(value) === text);
}

/** The kinds of members that can be added, which names of notes may not look like, with their numbers. */
const ADDED_KINDS = [
  ['AliasProperty', 1],
  ['CodeProperty', 2],
  ['NoteProperty', 8],
  ['ScriptProperty', 16],
  ['PropertySet', 32],
  ['CodeMethod', 128],
  ['ScriptMethod', 256],
  ['MemberSet', 1024],
] as const;

function addTo(ps: CmdletWith<Given>): void {
  const { InputObject, TypeName, PassThru } = ps.parameters;
  const target = carrierOf(InputObject);
  if (TypeName !== undefined && TypeName.trim() === '') {
    refuse(
      ps,
      'TypeNameShouldNotBeEmpty',
      'The TypeName parameter should not be null, empty, or contain only white spaces.',
    );
  }
  if (!membersFor(ps).every((member) => add(ps, target, member))) return;
  if (TypeName !== undefined) typeNameList(target).items.unshift(typeNameOf(TypeName));
  if (PassThru) ps.write(target);
}

/** A primitive can have members only inside of a wrapper, which nobody sees unless -PassThru gives it out. */
function carrierOf(value: unknown): object {
  if (value instanceof Char || value instanceof EnumValue) return new PSObject(value);
  return typeof value === 'object' && value !== null ? value : new PSObject(value as string | number | boolean);
}

/** The name of a known type may be short (`int`); any other stays as it was written. */
function typeNameOf(name: string): string {
  return findType(name)?.fullName ?? name;
}

function refuse(ps: CmdletActions, errorId: string, message: string): never {
  return ps.fail(errorId, 'InvalidOperation', message);
}

function membersFor(ps: CmdletWith<Given>): PSMember[] {
  const given = ps.parameters;
  switch (ps.parameterSet) {
    case 'TypeNameSet':
      return [];
    case 'NotePropertySingleMemberSet':
      return [new NoteProperty(mandatory(given.NotePropertyName), given.NotePropertyValue ?? null)];
    case 'NotePropertyMultiMemberSet':
      return Array.from(mandatory(given.NotePropertyMembers).slots(), ({ key, value }) => noteOf(ps, key, value));
  }
  return [memberOfKind(ps, given)];
}

function noteOf(ps: CmdletWith<Given>, key: unknown, value: unknown): PSMember {
  const name = toText(key);
  if (name === '')
    refuse(
      ps,
      'NotePropertyNameShouldNotBeNull',
      'The name for a NoteProperty member should not be null or an empty string.',
    );
  return new NoteProperty(name, value);
}

function memberOfKind(ps: CmdletWith<Given>, given: Given): PSMember {
  const kind = mandatory(given.MemberType);
  const name = mandatory(given.Name);
  const value = baseOf(given.Value) ?? null;
  switch (kind) {
    case 'NoteProperty':
      requireValue(ps, kind, true);
      refuseSecondValue(ps, kind);
      return new NoteProperty(name, given.Value ?? null);
    case 'AliasProperty':
      requireValue(ps, kind, false);
      return new AliasProperty(name, toText(value), conversionTypeOf(given.SecondValue));
    case 'ScriptProperty':
      return scriptProperty(ps, name, given);
    case 'ScriptMethod':
      refuseSecondValue(ps, kind);
      requireValue(ps, kind, false);
      return new ScriptMethod(name, requiredScriptOf(value));
    case 'PropertySet':
      refuseSecondValue(ps, kind);
      requireValue(ps, kind, false);
      return new PropertySet(
        name,
        Array.from(enumerate(value) ?? [value], (one) => toText(one)),
      );
    case 'MemberSet':
      refuseSecondValue(ps, kind);
      return new MemberSet(name, membersOfSet(value));
    case 'CodeProperty':
      refuseTwoNulls(ps, kind);
      return codeProperty(name, methodOf(value), methodOf(given.SecondValue));
    case 'CodeMethod':
      refuseSecondValue(ps, kind);
      requireValue(ps, kind, false);
      return new CodeMethod(name, requiredMethodOf(value));
  }
  if (kind.includes(',') || kind === 'All' || kind === 'Properties' || kind === 'Methods') {
    refuse(
      ps,
      'WrongMemberCount',
      `To add a member, only one member type can be specified. The member types specified are: "${kind}"`,
    );
  }
  return refuse(
    ps,
    'CannotAddMemberType',
    `Cannot add a member with type "${kind}". Specify a different type for the MemberTypes parameter.`,
  );
}

function scriptProperty(ps: CmdletWith<Given>, name: string, given: Given): PSMember {
  refuseTwoNulls(ps, 'ScriptProperty');
  return new ScriptProperty(name, scriptOf(given.Value), scriptOf(given.SecondValue));
}

function refuseTwoNulls(ps: CmdletWith<Given>, kind: string): void {
  const { Value, SecondValue } = ps.parameters;
  if ((baseOf(Value) ?? null) !== null || (baseOf(SecondValue) ?? null) !== null) return;
  refuse(
    ps,
    'Value1AndValue2AreNotBothNull',
    `Both Value and SecondValue parameters should not be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
  );
}

function membersOfSet(value: unknown): PSMember[] {
  if (value === null) return [];
  const member = typeNamed('System.Management.Automation.PSMemberInfo');
  const members = convertTo(value, genericTypeOf(typeNamed('System.Collections.ObjectModel.Collection`1'), [member]));
  return Array.from(enumerate(members) ?? [members], (view) => (view as MemberView).member);
}

function requireValue(ps: CmdletWith<Given>, kind: string, nullAllowed: boolean): void {
  const { Value } = ps.parameters;
  if (!ps.isBound('Value')) {
    refuse(
      ps,
      'Value1Prompt',
      `The Value parameter is required for a member of type "${kind}". Specify the Value parameter when adding members of this type.`,
    );
  }
  if (!nullAllowed && (Value === null || Value === undefined)) {
    refuse(
      ps,
      'Value1ShouldNotBeNull',
      `The Value parameter should not be null for a member of type "${kind}". Specify a non-null value for the Value parameter when adding members of this type.`,
    );
  }
}

function refuseSecondValue(ps: CmdletWith<Given>, kind: string): void {
  if (!ps.isBound('SecondValue')) return;
  refuse(
    ps,
    'Value2ShouldNotBeSpecified',
    `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when you add members of this type.`,
  );
}

/** False when the object has a member of the name that stays. */
function add(ps: CmdletWith<Given>, target: object, member: PSMember): boolean {
  const existing = findMember(target, member.name);
  if (existing && !makeRoom(ps, target, existing, member)) return false;
  if (target instanceof PSCustomObject && member instanceof NoteProperty && target.has(member.name)) {
    target.set(member.name, member.value);
    return true;
  }
  // A custom object keeps its values in slots; only members of other kinds hang on the object.
  if (target instanceof PSCustomObject && member instanceof NoteProperty && !extensionOf(target)?.members.size)
    target.set(member.name, member.value);
  else requireExtension(target).members.set(member.name.toLowerCase(), member);
  return true;
}

function makeRoom(ps: CmdletWith<Given>, target: object, existing: PSMember, member: PSMember): boolean {
  if (!ps.parameters.Force) {
    const message = `Cannot add a member with the name "${existing.name}" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.`;
    ps.error('MemberAlreadyExists', 'InvalidOperation', message, { target });
    return false;
  }
  const key = member.name.toLowerCase();
  const own = extensionOf(target)?.members;
  if (own?.delete(key)) return true;
  if (target instanceof PSCustomObject && target.has(member.name)) {
    // A note keeps its place among the properties; anything else takes the end.
    if (!(member instanceof NoteProperty)) target.remove(member.name);
    return true;
  }
  if (existing.memberType !== member.memberType) return true;
  const message = `Cannot force the member with name "${existing.name}" and type "${existing.memberType}" to be added. A member with that name and type already exists, and the existing member is not an instance extension.`;
  ps.error('CannotRemoveTypeDataMember', 'InvalidOperation', message, { target });
  return false;
}
