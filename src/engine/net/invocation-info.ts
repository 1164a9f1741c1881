/** System.Management.Automation.InvocationInfo. */

import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { Int64 } from '../../types/values/numbers.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import { ExtentObject } from '../syntax-tree/extents.ts';

export default defineType<InvocationInfo>({
  name: 'System.Management.Automation.InvocationInfo',
  nonPublic: {
    properties: [
      [
        'System.Management.Automation.Language.IScriptExtent ScriptPosition {get;}',
        (self: InvocationInfo) => (self.extent ? new ExtentObject(self.extent) : null),
      ],
    ],
  },
  properties: [
    ['System.Management.Automation.CommandInfo MyCommand {get;}', (self: InvocationInfo) => self.myCommand],
    [
      'System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}',
      (self: InvocationInfo) => self.boundParameters,
    ],
    [
      'System.Collections.Generic.List[System.Object] UnboundArguments {get;}',
      (self: InvocationInfo) => self.unboundArguments,
    ],
    ['int ScriptLineNumber {get;}', (self: InvocationInfo) => self.scriptLineNumber],
    ['int OffsetInLine {get;}', (self: InvocationInfo) => self.offsetInLine],
    ['long HistoryId {get;}', (self: InvocationInfo) => new Int64(BigInt(self.historyId))],
    ['string ScriptName {get;}', (self: InvocationInfo) => self.scriptName],
    ['string Line {get;}', (self: InvocationInfo) => self.line],
    ['string Statement {get;}', (self: InvocationInfo) => self.statement],
    ['string PositionMessage {get;}', (self: InvocationInfo) => self.positionMessage],
    ['string PSScriptRoot {get;}', (self: InvocationInfo) => self.scriptName.replace(/[\\/][^\\/]*$/, '')],
    ['string PSCommandPath {get;}', (self: InvocationInfo) => self.scriptName],
    ['string InvocationName {get;}', (self: InvocationInfo) => self.invocationName],
    ['int PipelineLength {get;}', (self: InvocationInfo) => self.pipelineLength],
    ['int PipelinePosition {get;}', (self: InvocationInfo) => self.pipelinePosition],
    ['bool ExpectingInput {get;}', (self: InvocationInfo) => self.expectingInput],
    [
      'System.Management.Automation.CommandOrigin CommandOrigin {get;}',
      (self: InvocationInfo) =>
        EnumValue.of(
          typeNamed('System.Management.Automation.CommandOrigin'),
          self.commandOrigin === 'Runspace' ? 0 : 1,
        ),
    ],
    ['System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;set;}', () => null, () => {}],
  ],
});
