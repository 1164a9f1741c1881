/** Breakpoint and its kinds. */
import { typeNamed } from '../../../types/net-type.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import type { Breakpoint, CommandBreakpoint, LineBreakpoint, VariableBreakpoint } from '../../debugging/breakpoint.ts';

const ACCESS = 'System.Management.Automation.VariableAccessMode';
const ACCESS_MODES = { Read: 0, Write: 1, ReadWrite: 2 } as const;

const common: readonly PropertyDeclaration[] = [
  ['scriptblock Action {get;}', (self: Breakpoint) => self.action],
  ['bool Enabled {get;}', (self: Breakpoint) => self.enabled],
  ['int HitCount {get;}', (self: Breakpoint) => self.hitCount],
  ['int Id {get;}', (self: Breakpoint) => self.id],
  ['string Script {get;}', (self: Breakpoint) => self.script],
];

export default [
  defineType({ name: 'System.Management.Automation.VariableAccessMode', kind: 'enum', members: ACCESS_MODES }),
  defineType<Breakpoint>({
    name: 'System.Management.Automation.Breakpoint',
    abstract: true,
    properties: common,
    toText: (self) => self.toString(),
  }),
  defineType<LineBreakpoint>({
    name: 'System.Management.Automation.LineBreakpoint',
    base: 'System.Management.Automation.Breakpoint',
    properties: [
      ['int Column {get;}', (self: LineBreakpoint) => self.column],
      ['int Line {get;}', (self: LineBreakpoint) => self.line],
    ],
  }),
  defineType<CommandBreakpoint>({
    name: 'System.Management.Automation.CommandBreakpoint',
    base: 'System.Management.Automation.Breakpoint',
    properties: [['string Command {get;}', (self: CommandBreakpoint) => self.command]],
  }),
  defineType<VariableBreakpoint>({
    name: 'System.Management.Automation.VariableBreakpoint',
    base: 'System.Management.Automation.Breakpoint',
    properties: [
      [
        'System.Management.Automation.VariableAccessMode AccessMode {get;}',
        (self: VariableBreakpoint) => EnumValue.of(typeNamed(ACCESS), ACCESS_MODES[self.access]),
      ],
      ['string Variable {get;}', (self: VariableBreakpoint) => self.variable],
    ],
  }),
];
