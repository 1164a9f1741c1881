/** Job and its kinds. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import type { StreamItem } from '../../isolated-run.ts';
import type { Job } from '../../jobs.ts';

const STATE = 'System.Management.Automation.JobState';

function itemsOf(job: Job, stream: StreamItem['stream']): unknown[] {
  return job.results.filter((item) => item.stream === stream).map((item) => item.value);
}

export default [
  defineType<Job>({
    name: 'System.Management.Automation.Job',
    abstract: true,
    properties: [
      ['System.Management.Automation.JobState State {get;}', (self: Job) => convertTo(self.state, typeNamed(STATE))],
      ['bool HasMoreData {get;}', (self: Job) => self.hasMoreData],
      ['string StatusMessage {get;}', () => ''],
      ['string Location {get;}', (self: Job) => self.location],
      ['string Command {get;}', (self: Job) => self.command],
      [
        'System.Management.Automation.JobStateInfo JobStateInfo {get;}',
        (self: Job) => convertTo(self.state, typeNamed(STATE)),
      ],
      ['guid InstanceId {get;}', (self: Job) => convertTo(self.instanceId, typeNamed('System.Guid'))],
      ['int Id {get;}', (self: Job) => self.id],
      ['string Name {get;set;}', (self: Job) => self.name],
      [
        'System.Collections.Generic.IList[System.Management.Automation.Job] ChildJobs {get;}',
        (self: Job) => (self.childJob ? [self.childJob] : []),
      ],
      ['System.Nullable[datetime] PSBeginTime {get;}', (self: Job) => timeOf(self.beginTime)],
      ['System.Nullable[datetime] PSEndTime {get;}', (self: Job) => timeOf(self.endTime)],
      ['string PSJobTypeName {get;}', (self: Job) => self.kind],
      ['System.Collections.Generic.List[psobject] Output {get;}', (self: Job) => itemsOf(self, 'output')],
      [
        'System.Collections.Generic.List[System.Management.Automation.ErrorRecord] Error {get;}',
        (self: Job) => [...itemsOf(self, 'error'), ...(self.failure ? [self.failure] : [])],
      ],
      [
        'System.Collections.Generic.List[System.Management.Automation.WarningRecord] Warning {get;}',
        (self: Job) => itemsOf(self, 'warning'),
      ],
      [
        'System.Collections.Generic.List[System.Management.Automation.VerboseRecord] Verbose {get;}',
        (self: Job) => itemsOf(self, 'verbose'),
      ],
      [
        'System.Collections.Generic.List[System.Management.Automation.InformationRecord] Information {get;}',
        (self: Job) => itemsOf(self, 'information'),
      ],
    ],
  }),
  defineType<Job>({ name: 'System.Management.Automation.PSRemotingJob', base: 'System.Management.Automation.Job' }),
  defineType<Job>({ name: 'Microsoft.PowerShell.ThreadJob.ThreadJob', base: 'System.Management.Automation.Job' }),
  defineType({
    name: 'System.Management.Automation.JobState',
    kind: 'enum',
    members: {
      NotStarted: 0,
      Running: 1,
      Completed: 2,
      Failed: 3,
      Stopped: 4,
      Blocked: 5,
      Suspended: 6,
      Disconnected: 7,
      Suspending: 8,
      Stopping: 9,
      AtBreakpoint: 10,
    },
  }),
];

function timeOf(milliseconds: number): unknown {
  return milliseconds === 0 ? null : DateTime.fromUnixMs(milliseconds).toLocalTime();
}
