/** Entries of the command history. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import type { HistoryInfo } from '../../history.ts';

const STATE = 'System.Management.Automation.Runspaces.PipelineState';

export default [
  defineType<HistoryInfo>({
    name: 'Microsoft.PowerShell.Commands.HistoryInfo',
    properties: [
      ['long Id {get;}', (self: HistoryInfo) => BigInt(self.id)],
      ['string CommandLine {get;}', (self: HistoryInfo) => self.commandLine],
      [
        'System.Management.Automation.Runspaces.PipelineState ExecutionStatus {get;}',
        (self: HistoryInfo) => convertTo(self.executionStatus, typeNamed(STATE)),
      ],
      ['datetime StartExecutionTime {get;}', (self: HistoryInfo) => DateTime.fromUnixMs(self.startTime).toLocalTime()],
      ['datetime EndExecutionTime {get;}', (self: HistoryInfo) => DateTime.fromUnixMs(self.endTime).toLocalTime()],
      [
        'timespan Duration {get;}',
        (self: HistoryInfo) => convertTo(`0:0:${(self.endTime - self.startTime) / 1000}`, typeNamed('System.TimeSpan')),
      ],
    ],
    toText: (self) => self.commandLine,
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.PipelineState',
    kind: 'enum',
    members: { NotStarted: 0, Running: 1, Stopping: 2, Stopped: 3, Completed: 4, Failed: 5, Disconnected: 6 },
  }),
];
