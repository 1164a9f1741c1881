/** Update-TypeData: gives all objects of a type further members, or says which of their properties are shown. */

import { type CmdletActions, type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { readSessionFile } from '../../src/formatting/session-file.ts';
import { parseTypeFile } from '../../src/formatting/type-file.ts';
import { toBool, toText } from '../../src/types/conversion/conversion.ts';
import {
  AliasProperty,
  NoteProperty,
  type PSMember,
  ScriptMethod,
  ScriptProperty,
} from '../../src/types/members/ps-member.ts';
import { type TypeData, typeTable } from '../../src/types/members/type-table.ts';
import { NetException } from '../../src/types/net-exception.ts';
import type { NetType } from '../../src/types/net-type.ts';
import { CodeMethod, codeProperty } from '../../src/types/reflection/code-members.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { conversionTypeOf, methodOf, scriptOf } from './member-conversion.ts';
import { MEMBER_TYPE_NAMES } from './member-types.ts';
import { TypeDataView } from './type-data-view.ts';

const DYNAMIC = ['DynamicTypeSet'] as const;
const NOT_EMPTY = [{ kind: 'notNullOrEmpty' }] as const;
const NOT_NULL = [{ kind: 'notNull' }] as const;

export default cmdlet({
  verb: 'Update',
  noun: 'TypeData',
  defaultParameterSet: 'FileSet',
  supportsShouldProcess: true,
  confirmImpact: 'Low',
  help: {
    synopsis: 'Gives all objects of a type further members, or says which of their properties are shown.',
    examples: [
      {
        title: 'A computed property of all strings',
        transcript:
          "PS> Update-TypeData -TypeName System.String -MemberType ScriptProperty -MemberName Initial -Value { $this[0] }\nPS> 'Paris'.Initial\nP",
      },
    ],
    links: ['Get-TypeData', 'Remove-TypeData', 'Add-Member'],
  },
  parameters: {
    AppendPath: {
      type: 'string[]',
      position: 0,
      pipeline: 'both',
      in: ['FileSet'],
      aliases: ['PSPath', 'Path'],
      validate: NOT_NULL,
      help: 'Type files (.ps1xml).',
    },
    TypeName: {
      type: 'string',
      mandatory: true,
      pipeline: 'value',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The name of the type: of .NET, or a PSTypeName.',
    },
    TypeData: {
      type: 'other[]',
      typeName: 'System.Management.Automation.Runspaces.TypeData',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      in: ['TypeDataSet'],
      help: 'What Get-TypeData gave.',
    },
    MemberType: {
      type: 'enum',
      typeName: 'System.Management.Automation.PSMemberTypes',
      values: MEMBER_TYPE_NAMES,
      in: DYNAMIC,
      validate: [
        { kind: 'notNullOrEmpty' },
        {
          kind: 'set',
          values: ['NoteProperty', 'AliasProperty', 'ScriptProperty', 'CodeProperty', 'ScriptMethod', 'CodeMethod'],
        },
      ],
      help: 'The kind of the member.',
    },
    MemberName: { type: 'string', in: DYNAMIC, validate: NOT_EMPTY, help: 'The name of a member to add.' },
    Value: {
      type: 'object',
      in: DYNAMIC,
      help: 'The value, the script block, or the property that an alias stands for.',
    },
    SecondValue: {
      type: 'object',
      in: DYNAMIC,
      validate: NOT_NULL,
      help: 'For a script property: what setting it does.',
    },
    TypeConverter: { type: 'type', in: DYNAMIC, validate: NOT_NULL, help: 'A class that converts to the type.' },
    TypeAdapter: { type: 'type', in: DYNAMIC, validate: NOT_NULL, help: 'A class that adapts the objects.' },
    SerializationMethod: {
      type: 'string',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'AllPublicProperties, String or SpecificProperties.',
    },
    TargetTypeForDeserialization: {
      type: 'type',
      in: DYNAMIC,
      validate: NOT_NULL,
      help: 'The type that deserialized objects are converted to.',
    },
    SerializationDepth: {
      type: 'int',
      in: DYNAMIC,
      validate: [{ kind: 'notNull' }, { kind: 'range', min: 0, max: 2147483647 }],
      help: 'How deep objects are serialized.',
    },
    DefaultDisplayProperty: {
      type: 'string',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The property that a wide view shows.',
    },
    InheritPropertySerializationSet: {
      type: 'other',
      typeName: 'System.Nullable[bool]',
      in: DYNAMIC,
      validate: NOT_NULL,
      help: 'Whether the set of properties to serialize is inherited.',
    },
    StringSerializationSource: {
      type: 'string',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The property that gives the text when the object is serialized as one.',
    },
    DefaultDisplayPropertySet: {
      type: 'string[]',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The properties that are shown unless others are asked for.',
    },
    DefaultKeyPropertySet: {
      type: 'string[]',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The properties by which objects are sorted and grouped.',
    },
    PropertySerializationSet: {
      type: 'string[]',
      in: DYNAMIC,
      validate: NOT_EMPTY,
      help: 'The properties to serialize.',
    },
    Force: { type: 'switch', in: ['DynamicTypeSet', 'TypeDataSet'], help: 'Replaces what there is.' },
    PrependPath: {
      type: 'string[]',
      in: ['FileSet'],
      validate: NOT_NULL,
      help: 'Type files (.ps1xml).',
    },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameterSet === 'FileSet') loadFiles(ps);
        else if (ps.parameterSet === 'TypeDataSet')
          for (const data of (ps.parameters.TypeData ?? []) as unknown[]) addView(ps, data);
        else addDynamic(ps);
      },
    };
  },
});

interface Given {
  TypeName?: string;
  MemberType?: string;
  MemberName?: string;
  Value?: unknown;
  SecondValue?: unknown;
  Force?: boolean;
  AppendPath?: string[];
  PrependPath?: string[];
  DefaultDisplayProperty?: string;
  DefaultDisplayPropertySet?: string[];
  DefaultKeyPropertySet?: string[];
  PropertySerializationSet?: string[];
  SerializationDepth?: number;
  SerializationMethod?: string;
  StringSerializationSource?: string;
  InheritPropertySerializationSet?: unknown;
  TargetTypeForDeserialization?: NetType;
  TypeAdapter?: NetType;
  TypeConverter?: NetType;
}

function loadFiles(ps: CmdletWith<Given>): void {
  const { AppendPath = [], PrependPath = [] } = ps.parameters;
  for (const path of PrependPath) loadFile(ps, path, true);
  for (const path of AppendPath) loadFile(ps, path, false);
}

/** What is prepended comes before what the session has, what is appended behind it. */
function loadFile(ps: CmdletWith<Given>, given: string, prepended: boolean): void {
  const file = readSessionFile(ps, given, `Types${prepended ? 'Prepend' : 'Append'}PathException`);
  if (!file || !ps.shouldProcess(`FileName: ${file.path}`, 'Update TypeData')) return;
  const context = new RunspaceContext(ps.runspace);
  const { types, problems } = parseTypeFile(file.text, file.path, (script) => context.compile(script));
  for (const problem of problems) {
    ps.error('TypesXmlUpdateException', 'InvalidOperation', problem, {
      exception: 'System.Management.Automation.RuntimeException',
    });
  }
  if (problems.length > 0) return;
  for (const { typeName, members, data } of types) {
    for (const member of members) typeTable().addMember(typeName, member, prepended);
    typeTable().addData(typeName, data);
  }
}

function addView(ps: CmdletWith<Given>, view: unknown): void {
  if (!(view instanceof TypeDataView)) return;
  const { Force = false } = ps.parameters;
  for (const member of view.members) addMember(ps, view.typeName, member, Force);
  typeTable().addData(view.typeName, view.data);
}

function addDynamic(ps: CmdletWith<Given>): void {
  const given = ps.parameters;
  const name = mandatory(given.TypeName).trim();
  const data = typeDataOfParameters(given);
  const member = memberOf(ps);
  if (!member && given.MemberType !== undefined) return;
  if (!member && Object.keys(data).length === 0) {
    ps.error(
      'TypeDataEmpty',
      'InvalidOperation',
      `No member or other information was specified to be added to the type "${name}".`,
      { target: name },
    );
    return;
  }
  if (!ps.shouldProcess(`TypeName: ${name}`, 'Update TypeData')) return;
  if (member && !addMember(ps, name, member, given.Force ?? false)) return;
  if (Object.keys(data).length > 0) typeTable().addData(name, data);
}

function addMember(ps: CmdletActions, typeName: string, member: PSMember, force: boolean): boolean {
  if (typeTable().addMember(typeName, member, force)) return true;
  reportProblem(ps, typeName, `The member ${member.name} is already present.`);
  return false;
}

/** What was given beside a member. */
function typeDataOfParameters(given: Given): TypeData {
  const data: TypeData = {};
  if (given.DefaultDisplayProperty !== undefined) data.defaultDisplayProperty = given.DefaultDisplayProperty;
  if (given.DefaultDisplayPropertySet) data.defaultDisplayPropertySet = given.DefaultDisplayPropertySet;
  if (given.DefaultKeyPropertySet) data.defaultKeyPropertySet = given.DefaultKeyPropertySet;
  if (given.PropertySerializationSet) data.propertySerializationSet = given.PropertySerializationSet;
  if (given.SerializationDepth !== undefined) data.serializationDepth = given.SerializationDepth;
  if (given.SerializationMethod !== undefined) data.serializationMethod = given.SerializationMethod;
  if (given.StringSerializationSource !== undefined) data.stringSerializationSource = given.StringSerializationSource;
  if (given.InheritPropertySerializationSet !== undefined)
    data.inheritPropertySerializationSet = toBool(given.InheritPropertySerializationSet);
  if (given.TargetTypeForDeserialization)
    data.targetTypeForDeserialization = given.TargetTypeForDeserialization.fullName;
  if (given.TypeAdapter) data.typeAdapter = given.TypeAdapter.fullName;
  if (given.TypeConverter) data.typeConverter = given.TypeConverter.fullName;
  return data;
}

/** The member that is described; null where nothing is said of one. */
function memberOf(ps: CmdletWith<Given>): PSMember | null {
  const { MemberName: name, MemberType: kind } = ps.parameters;
  if (kind === undefined) {
    if (name === undefined && !ps.isBound('Value') && !ps.isBound('SecondValue')) return null;
    return refuse(
      ps,
      'MemberTypeIsMissing',
      'The MemberName, Value, and SecondValue parameters cannot be specified without the MemberType parameter.',
    );
  }
  if (name === undefined) {
    return refuse(
      ps,
      'MemberNameShouldBeSpecified',
      `The MemberName parameter is required for the type "${kind}". Please specify the MemberName parameter.`,
    );
  }
  if (!ps.isBound('Value')) {
    return refuse(
      ps,
      'ValueShouldBeSpecified',
      `The Value parameter is required for the type "${kind}". Please specify the Value parameter.`,
    );
  }
  if (TAKES_ONE_VALUE.has(kind) && ps.isBound('SecondValue')) {
    return refuse(
      ps,
      'SecondValueShouldNotBeSpecified',
      `The SecondValue parameter is not necessary for a member of type "${kind}", and should not be specified. Do not specify the SecondValue parameter when updating this member type.`,
    );
  }
  return MEMBERS[kind]?.(ps, name) ?? null;
}

function refuse(ps: CmdletActions, errorId: string, message: string): never {
  return ps.fail(errorId, 'InvalidOperation', message);
}

const TAKES_ONE_VALUE: ReadonlySet<string> = new Set(['NoteProperty', 'ScriptMethod', 'CodeMethod']);

/** How a member of each kind is made; null where an error has been reported instead. */
const MEMBERS: Readonly<Record<string, (ps: CmdletWith<Given>, name: string) => PSMember | null>> = {
  NoteProperty: ({ parameters: { Value } }, name) => new NoteProperty(name, Value ?? null),
  AliasProperty: (ps, name) => {
    const target = toText(ps.parameters.Value);
    if (target !== '') return new AliasProperty(name, target, conversionTypeOf(ps.parameters.SecondValue));
    return refuse(
      ps,
      'ValueShouldBeSpecified',
      'The Value parameter should not be null or an empty string for a member of type "AliasProperty". Specify a non-null value for the Value parameter when updating this member type.',
    );
  },
  ScriptProperty: (ps, name) => {
    refuseTwoNulls(ps, 'ScriptProperty');
    return new ScriptProperty(name, scriptOf(ps.parameters.Value), scriptOf(ps.parameters.SecondValue));
  },
  CodeProperty: (ps, name) => {
    refuseTwoNulls(ps, 'CodeProperty');
    const { Value, SecondValue } = ps.parameters;
    return checked(ps, () => codeProperty(name, methodOf(Value), methodOf(SecondValue)));
  },
  ScriptMethod: (ps, name) => {
    const script = scriptOf(ps.parameters.Value);
    return script ? new ScriptMethod(name, script) : withoutValue(ps, 'ScriptMethodData', 'Script');
  },
  CodeMethod: (ps, name) => {
    const method = methodOf(ps.parameters.Value);
    if (!method) return withoutValue(ps, 'CodeMethodData', 'CodeReference');
    return checked(ps, () => new CodeMethod(name, method));
  },
};

function refuseTwoNulls(ps: CmdletWith<Given>, kind: string): void {
  const { Value, SecondValue } = ps.parameters;
  if ((baseOf(Value) ?? null) !== null || (baseOf(SecondValue) ?? null) !== null) return;
  refuse(
    ps,
    'ValueAndSecondValueAreNotBothNull',
    `The Value and SecondValue parameters should not both be null for a member of type "${kind}". Specify a non-null value for one of the two parameters.`,
  );
}

function withoutValue(ps: CmdletWith<Given>, data: string, property: string): null {
  return notUpdated(ps, `"${data}" should have a value for its property "${property}".`);
}

/** The member, unless the methods given for it are of the wrong form. */
function checked(ps: CmdletWith<Given>, make: () => PSMember): PSMember | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NetException) || error.typeName !== EXTENDED_TYPE_SYSTEM) throw error;
    return notUpdated(ps, `Exception: ${error.message}`);
  }
}

const EXTENDED_TYPE_SYSTEM = 'System.Management.Automation.ExtendedTypeSystemException';

function notUpdated(ps: CmdletWith<Given>, problem: string): null {
  reportProblem(ps, mandatory(ps.parameters.TypeName).trim(), problem);
  return null;
}

function reportProblem(ps: CmdletActions, typeName: string, problem: string): void {
  ps.error('TypesDynamicUpdateException', 'InvalidOperation', `Error in TypeData "${typeName}": ${problem}`, {
    exception: 'System.Management.Automation.RuntimeException',
  });
}
