/** Job and its kinds. */
import { convertTo } from '../../../types/conversion/conversion.ts';
import { NativeScript } from '../../../types/members/native-script.ts';
import { ScriptProperty } from '../../../types/members/ps-member.ts';
import { genericTypeOf, typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { DataCollection } from '../../../types/values/data-collection.ts';
import { DateTime } from '../../../types/values/date-time.ts';
import { NetList } from '../../../types/values/net-list.ts';
import type { StreamItem } from '../../jobs/isolated-run.ts';
import type { Job, TaskJob } from '../../jobs/job.ts';
import { type JobStateEventArgs, JobStateInfo } from '../../jobs/job-state-info.ts';

const STATE = 'System.Management.Automation.JobState';

/** A stream of a job: its name, the type of its records as it is written, and which of the results are on it. */
const STREAMS: readonly (readonly [name: string, type: string, stream: StreamItem['stream']])[] = [
  ['Output', 'psobject', 'output'],
  ['Error', 'System.Management.Automation.ErrorRecord', 'error'],
  ['Progress', 'System.Management.Automation.ProgressRecord', 'progress'],
  ['Verbose', 'System.Management.Automation.VerboseRecord', 'verbose'],
  ['Debug', 'System.Management.Automation.DebugRecord', 'debug'],
  ['Warning', 'System.Management.Automation.WarningRecord', 'warning'],
  ['Information', 'System.Management.Automation.InformationRecord', 'information'],
];

function streamOf(job: Job, type: string, stream: string): DataCollection {
  const element = typeNamed(type === 'psobject' ? 'System.Management.Automation.PSObject' : type);
  const list = genericTypeOf(typeNamed('System.Management.Automation.PSDataCollection`1'), [element]);
  return new DataCollection(
    list,
    job.results.filter((item) => item.stream === stream).map((item) => item.value),
  );
}

function childList(job: Job): NetList {
  const definition = typeNamed('System.Collections.Generic.List`1');
  return new NetList(genericTypeOf(definition, [typeNamed('System.Management.Automation.Job')]), job.childJobs);
}

export default [
  defineType<Job>({
    name: 'System.Management.Automation.Job',
    abstract: true,
    properties: [
      ['bool HasMoreData {get;}', (self: Job) => self.hasMoreData],
      ['string StatusMessage {get;}', () => ''],
      ['string Location {get;}', (self: Job) => self.location],
      ['string Command {get;}', (self: Job) => self.command],
      ['System.Management.Automation.JobStateInfo JobStateInfo {get;}', (self: Job) => new JobStateInfo(self)],
      ['guid InstanceId {get;}', (self: Job) => convertTo(self.instanceId, typeNamed('System.Guid'))],
      ['int Id {get;}', (self: Job) => self.id],
      [
        'string Name {get;set;}',
        (self: Job) => self.name,
        (self: Job, name: string) => {
          self.name = name;
        },
      ],
      ['System.Collections.Generic.IList[System.Management.Automation.Job] ChildJobs {get;}', childList],
      ['System.Nullable[datetime] PSBeginTime {get;}', (self: Job) => timeOf(self.beginTime)],
      ['System.Nullable[datetime] PSEndTime {get;}', (self: Job) => timeOf(self.endTime)],
      ['string PSJobTypeName {get;}', (self: Job) => self.shownKind],
      ...STREAMS.map(
        ([name, type, stream]) =>
          [
            `System.Management.Automation.PSDataCollection[${type}] ${name} {get;}`,
            (self: Job) => streamOf(self, type, stream),
          ] as const,
      ),
    ],
    extended: () => [
      new ScriptProperty('State', new NativeScript('$this.JobStateInfo.State.ToString()', (self: Job) => self.state)),
    ],
  }),
  defineType<Job>({ name: 'System.Management.Automation.PSRemotingJob', base: 'System.Management.Automation.Job' }),
  defineType<Job>({ name: 'Microsoft.PowerShell.ThreadJob.ThreadJob', base: 'System.Management.Automation.Job' }),
  defineType<Job>({
    name: 'System.Management.Automation.PSRemotingChildJob',
    base: 'System.Management.Automation.Job',
  }),
  defineType<TaskJob>({
    name: 'System.Management.Automation.PSTasks.PSTaskJob',
    base: 'System.Management.Automation.Job',
    properties: [['int AllocatedRunspaceCount {get;}', (self: TaskJob) => self.allocatedRunspaces]],
  }),
  defineType<Job>({
    name: 'System.Management.Automation.PSTasks.PSTaskChildJob',
    base: 'System.Management.Automation.Job',
  }),
  defineType({ name: 'System.Management.Automation.PSTasks.PSTask', abstract: true }),
  defineType<JobStateInfo>({
    name: 'System.Management.Automation.JobStateInfo',
    properties: [
      [
        'System.Management.Automation.JobState State {get;}',
        (self: JobStateInfo) => convertTo(self.state, typeNamed(STATE)),
      ],
      ['System.Exception Reason {get;}', (self: JobStateInfo) => self.reason],
    ],
    toText: ({ state }) => state,
  }),
  defineType<JobStateEventArgs>({
    name: 'System.Management.Automation.JobStateEventArgs',
    base: 'System.EventArgs',
    properties: [
      ['System.Management.Automation.JobStateInfo JobStateInfo {get;}', (self: JobStateEventArgs) => self.info],
      [
        'System.Management.Automation.JobStateInfo PreviousJobStateInfo {get;}',
        (self: JobStateEventArgs) => self.previous,
      ],
    ],
  }),
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
