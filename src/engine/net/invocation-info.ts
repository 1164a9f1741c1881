/** System.Management.Automation.InvocationInfo. */

import { typeNamed } from '../../types/net-type.ts';
import { defineType } from '../../types/type-declaration.ts';
import { EnumValue } from '../../types/values/enum-value.ts';
import { Int64 } from '../../types/values/numbers.ts';
import type { InvocationInfo } from '../invocation-info.ts';

export default defineType<InvocationInfo>({
  name: 'System.Management.Automation.InvocationInfo',
  properties: [
    [
      'System.Collections.Generic.Dictionary[string,System.Object] BoundParameters {get;}',
      (self: InvocationInfo) => self.boundParameters,
    ],
    [
      'System.Management.Automation.CommandOrigin CommandOrigin {get;}',
      () => EnumValue.of(typeNamed('System.Management.Automation.CommandOrigin'), 1),
    ],
    ['System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;set;}', () => null, () => {}],
    ['bool ExpectingInput {get;}', (self: InvocationInfo) => self.expectingInput],
    ['long HistoryId {get;}', (self: InvocationInfo) => new Int64(BigInt(self.historyId))],
    ['string InvocationName {get;}', (self: InvocationInfo) => self.invocationName],
    ['string Line {get;}', (self: InvocationInfo) => self.line],
    ['System.Management.Automation.CommandInfo MyCommand {get;}', (self: InvocationInfo) => self.myCommand],
    ['int OffsetInLine {get;}', (self: InvocationInfo) => self.offsetInLine],
    ['int PipelineLength {get;}', (self: InvocationInfo) => self.pipelineLength],
    ['int PipelinePosition {get;}', (self: InvocationInfo) => self.pipelinePosition],
    ['string PositionMessage {get;}', (self: InvocationInfo) => self.positionMessage],
    ['string PSCommandPath {get;}', (self: InvocationInfo) => self.scriptName],
    ['string PSScriptRoot {get;}', (self: InvocationInfo) => self.scriptName.replace(/[\\/][^\\/]*$/, '')],
    ['int ScriptLineNumber {get;}', (self: InvocationInfo) => self.scriptLineNumber],
    ['string ScriptName {get;}', (self: InvocationInfo) => self.scriptName],
    ['string Statement {get;}', (self: InvocationInfo) => self.statement],
    [
      'System.Collections.Generic.List[System.Object] UnboundArguments {get;}',
      (self: InvocationInfo) => self.unboundArguments,
    ],
  ],
});
