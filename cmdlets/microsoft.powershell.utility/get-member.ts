/** Get-Member: lists the properties and methods of objects. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { convertTo } from '../../src/types/conversion/conversion.ts';
import { listMembers, listStaticMembers, typeNamesOf } from '../../src/types/members/member-access.ts';
import type { PSMember } from '../../src/types/members/ps-member.ts';
import { assemblyQualifiedArguments } from '../../src/types/members/type-names.ts';
import { NetType, typeNamed } from '../../src/types/net-type.ts';
import { compareOrdinal } from '../../src/types/operations/string-comparison.ts';
import { typeOf } from '../../src/types/type-of.ts';
import type { EnumValue } from '../../src/types/values/enum-value.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import { hiddenMembers } from './hidden-members.ts';
import { MemberDefinition } from './member-definition.ts';
import { MEMBER_TYPE_NAMES } from './member-types.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Member',
  aliases: ['gm'],
  outputTypes: ['Microsoft.PowerShell.Commands.MemberDefinition'],
  help: {
    synopsis: 'Lists the properties and methods of objects.',
    description: 'Of several objects of one type the members are listed once.',
    examples: [
      { title: 'One member', transcript: "PS> 'x' | Get-Member Length | ForEach-Object Definition\nint Length {get;}" },
      {
        title: 'Static members of a type',
        transcript: 'PS> [math] | Get-Member -Static PI | ForEach-Object MemberType\nProperty',
      },
    ],
    links: ['Add-Member', 'Get-Command'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      validate: [{ kind: 'notNullOrEmpty' }],
      wildcards: true,
      help: 'The names of the members to list.',
    },
    InputObject: {
      type: 'psobject',
      pipeline: 'value',
      help: 'The objects; usually piped. Given as an argument, a collection is one object.',
    },
    MemberType: {
      type: 'enum',
      typeName: 'System.Management.Automation.PSMemberTypes',
      values: MEMBER_TYPE_NAMES,
      aliases: ['Type'],
      help: 'The kinds of members to list.',
    },
    View: {
      type: 'enum',
      typeName: 'System.Management.Automation.PSMemberViewTypes',
      values: ['Extended', 'Adapted', 'Base', 'All'],
      help: 'Only members that PowerShell adds (Extended), or only those of the object as .NET or its adapter has it.',
    },
    Static: { type: 'switch', help: 'Lists what the type itself has: [type]::Member.' },
    Force: { type: 'switch', help: 'Shows hidden members too.' },
  },
  run(ps) {
    const shown = new Set<string>();
    return {
      process() {
        const { InputObject: item } = ps.parameters;
        if (item !== undefined && item !== null) writeMembers(ps, item, shown);
      },
      end() {
        if (shown.size === 0)
          ps.error('NoObjectInGetMember', 'CloseError', 'You must specify an object for the Get-Member cmdlet.');
      },
    };
  },
});

interface Given {
  Name?: string[];
  MemberType?: string;
  Static?: boolean;
  View?: string;
  Force?: boolean;
}

/** The members of an object, unless those of an object of its type have been listed. */
function writeMembers(ps: CmdletWith<Given>, item: unknown, shown: Set<string>): void {
  const { Name = ['*'], MemberType = 'All', Static = false, View, Force = false } = ps.parameters;
  const typeName = Static ? assemblyQualifiedArguments(staticTypeOf(item)) : (typeNamesOf(item)[0] ?? '<null>');
  if (shown.has(typeName)) return;
  shown.add(typeName);
  const members = Static ? staticMembers(item, Force) : listMembers(item);
  const hidden = Force && !Static ? hiddenMembers(item, members) : [];
  const wanted = kinds(MemberType);
  for (const name of Name) {
    const pattern = WildcardPattern.of(name, true);
    const isWanted = (kind: string, memberName: string) =>
      wanted(kind) && isInView(kind, View) && pattern.isMatch(memberName);
    const found = members
      .filter((member) => isWanted(member.memberType, member.name))
      .map((member) => definitionOf(member, item, typeName));
    found.push(...hidden.filter((one) => isWanted(one.memberType, one.name)));
    for (const definition of found.sort(compareDefinitions)) ps.write(definition);
  }
}

/** -Static asks about the type that is piped, or that of the object. */
function staticTypeOf(item: unknown): NetType {
  const plain = baseOf(item);
  return plain instanceof NetType ? plain : (typeOf(plain) as NetType);
}

/** Operators are methods with a name of their own, which only -Force shows. */
function staticMembers(item: unknown, force: boolean): PSMember[] {
  const members = listStaticMembers(staticTypeOf(item));
  return force ? members : members.filter(({ name }) => !name.startsWith('op_'));
}

function definitionOf(member: PSMember, item: unknown, typeName: string): MemberDefinition {
  return new MemberDefinition(typeName, member.name, member.memberType, member.definition(item));
}

/** Tells whether a kind is among those of a -MemberType argument. */
function kinds(memberTypes: string): (kind: string) => boolean {
  const type = typeNamed('System.Management.Automation.PSMemberTypes');
  const bits = (convertTo(memberTypes, type) as EnumValue).value;
  return (kind) => (BigInt(type.declaration.members?.[kind] ?? 0) & bits) !== 0n;
}

const NATIVE_KINDS = new Set(['Property', 'ParameterizedProperty', 'Method', 'Event']);

/** Members of .NET and of adapters are in the views Adapted and Base, all others in Extended. */
function isInView(kind: string, view: string | undefined): boolean {
  if (view === undefined) return true;
  const views = view.split(', ');
  if (views.includes('All')) return true;
  return NATIVE_KINDS.has(kind) ? views.includes('Adapted') || views.includes('Base') : views.includes('Extended');
}

function compareDefinitions(a: MemberDefinition, b: MemberDefinition): number {
  return compareOrdinal(a.memberType, b.memberType, true) || compareOrdinal(a.name, b.name, true);
}
