/** Entries of the command history, and lines of the call stack. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import type { CallStackFrame } from '../../call-stack.ts';
import type { HistoryInfo } from '../../history.ts';

const STATE = 'System.Management.Automation.Runspaces.PipelineState';

export default [
  defineType<HistoryInfo>({
    name: 'Microsoft.PowerShell.Commands.HistoryInfo',
    properties: [
      ['long Id {get;}', (self: HistoryInfo) => BigInt(self.id)],
      ['string CommandLine {get;}', (self: HistoryInfo) => self.commandLine],
      ['System.Management.Automation.Runspaces.PipelineState ExecutionStatus {get;}', (self: HistoryInfo) => convertTo(self.executionStatus, typeNamed(STATE))],
      ['datetime StartExecutionTime {get;}', (self: HistoryInfo) => DateTime.fromUnixMs(self.startTime).toLocalTime()],
      ['datetime EndExecutionTime {get;}', (self: HistoryInfo) => DateTime.fromUnixMs(self.endTime).toLocalTime()],
      ['timespan Duration {get;}', (self: HistoryInfo) => convertTo(`0:0:${(self.endTime - self.startTime) / 1000}`, typeNamed('System.TimeSpan'))],
    ],
    toText: (self) => self.commandLine,
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.PipelineState',
    kind: 'enum',
    members: { NotStarted: 0, Running: 1, Stopping: 2, Stopped: 3, Completed: 4, Failed: 5, Disconnected: 6 },
  }),
  defineType<CallStackFrame>({
    name: 'System.Management.Automation.CallStackFrame',
    properties: [
      ['string ScriptName {get;}', (self: CallStackFrame) => self.frame.block.file],
      ['int ScriptLineNumber {get;}', (self: CallStackFrame) => self.frame.at?.startLine ?? 0],
      ['string FunctionName {get;}', (self: CallStackFrame) => self.functionName],
      ['string Command {get;}', (self: CallStackFrame) => self.command],
      ['string Arguments {get;}', (self: CallStackFrame) => self.argumentText],
      ['string Location {get;}', (self: CallStackFrame) => self.location],
      ['System.Management.Automation.InvocationInfo InvocationInfo {get;}', (self: CallStackFrame) => self.frame.invocation],
    ],
    methods: [['string GetScriptLocation()', (self: CallStackFrame) => self.location]],
    toText: (self) => `at ${self.functionName}, ${self.location}`,
  }),
];
