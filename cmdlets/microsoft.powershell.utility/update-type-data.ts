/** Update-TypeData: gives all objects of a type further members, or says which of their properties are shown. */

import { type CmdletActions, type CmdletWith, cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import { RunspaceContext } from '../../src/formatting/runspace-context.ts';
import { readSessionFile } from '../../src/formatting/session-file.ts';
import { parseTypeFile } from '../../src/formatting/type-file.ts';
import { convertTo, toBool, toText } from '../../src/types/conversion/conversion.ts';
import {
  AliasProperty,
  NoteProperty,
  type PSMember,
  ScriptMethod,
  ScriptProperty,
} from '../../src/types/members/ps-member.ts';
import { type TypeData, typeTable } from '../../src/types/members/type-table.ts';
import { type NetType, typeNamed } from '../../src/types/net-type.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { conversionTypeOf } from './member-conversion.ts';
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
  const member = given.MemberName === undefined && given.MemberType === undefined ? null : memberOf(ps, given);
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
  ps.error(
    'TypesDynamicUpdateException',
    'InvalidOperation',
    `Error in TypeData "${typeName}": The member ${member.name} is already present.`,
    {
      exception: 'System.Management.Automation.RuntimeException',
    },
  );
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

function memberOf(ps: CmdletActions, { MemberName, MemberType, Value, SecondValue }: Given): PSMember {
  if (MemberName === undefined || MemberType === undefined) {
    const missing = MemberName === undefined ? 'MemberName' : 'MemberType';
    return ps.fail('MemberInfoMissing', 'InvalidOperation', `The ${missing} parameter is needed to add a member.`);
  }
  switch (MemberType) {
    case 'NoteProperty':
      return new NoteProperty(MemberName, Value ?? null);
    case 'AliasProperty':
      return new AliasProperty(MemberName, toText(Value), conversionTypeOf(SecondValue));
    case 'ScriptProperty':
      return new ScriptProperty(MemberName, scriptOf(Value), scriptOf(SecondValue));
    case 'ScriptMethod': {
      const script = scriptOf(Value);
      if (script) return new ScriptMethod(MemberName, script);
      return ps.fail(
        'ScriptMethodShouldHaveValue',
        'InvalidOperation',
        'The Value parameter should not be null for a member of type "ScriptMethod".',
      );
    }
  }
  return ps.fail(
    'CodeMemberNotBuilt',
    'NotImplemented',
    `A ${MemberType} needs a compiled .NET method; this shell runs no compiled .NET code.`,
    {
      exception: 'System.NotImplementedException',
    },
  );
}

function scriptOf(value: unknown): ScriptBlock | null {
  const plain = baseOf(value) ?? null;
  return plain === null
    ? null
    : (convertTo(plain, typeNamed('System.Management.Automation.ScriptBlock')) as ScriptBlock);
}
