/** System.Diagnostics.Process: a process of the machine. */

import { ambient } from '../../types/ambient.ts';
import { elementsOf } from '../../types/collections/enumerators.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { AliasProperty, CodeProperty } from '../../types/members/ps-member.ts';
import { argumentException, NetException, refuseNull } from '../../types/net-exception.ts';
import { defineType } from '../../types/type-declaration.ts';
import { DateTime } from '../../types/values/date-time.ts';
import { NativeInt } from '../../types/values/native-int.ts';
import { Double } from '../../types/values/numbers.ts';
import { Process } from '../../types/values/process.ts';
import { Task } from '../../types/values/task.ts';
import { TimeSpan } from '../../types/values/time-span.ts';
import { LaunchedProcess } from '../processes/launched-process.ts';
import { invalid, ProcessStartInfo } from '../processes/process-start-info.ts';

const NAME = 'pwsh';

function start(info: ProcessStartInfo | null): Process {
  refuseNull(info, 'startInfo');
  const process = new LaunchedProcess(info ?? undefined);
  process.start();
  return process;
}

/** What only a process that the object started can do. */
function started(process: Process): LaunchedProcess {
  if (process instanceof LaunchedProcess) return process;
  throw invalid('No process is associated with this object.');
}

/** Processes of their own name; of one that has ended, and of none, the name of the type alone. */
function nameOf(process: Process): string {
  const plain = 'System.Diagnostics.Process';
  if (!process.isAssociated) return plain;
  try {
    return `${plain} (${process.facts.name})`;
  } catch (error) {
    if (error instanceof NetException) return plain;
    throw error;
  }
}

function waitSome(process: Process, milliseconds: number): boolean {
  if (milliseconds < -1) {
    throw argumentException(
      'ArgumentOutOfRangeException',
      `Number must be either non-negative and less than or equal to Int32.MaxValue or -1.`,
      'milliseconds',
    );
  }
  return process.waitForExit(milliseconds === -1 ? Number.POSITIVE_INFINITY : milliseconds);
}

function byId(id: number): Process {
  if (id === Process.current.id) return Process.current;
  throw argumentException('ArgumentException', `Process with an Id of ${id} is not running.`, null);
}

function startInfoOf(process: Process): ProcessStartInfo {
  if (process instanceof LaunchedProcess) return process.startInfo;
  throw invalid('Process was not started by this object, so requested information cannot be determined.');
}

const processorTime = ({ facts }: Process) => TimeSpan.of(facts.cpuMilliseconds);

export default defineType<Process>({
  name: 'System.Diagnostics.Process',
  base: 'System.ComponentModel.Component',
  interfaces: ['System.IDisposable'],
  constructors: [['()', () => new LaunchedProcess()]],
  properties: [
    ['bool HasExited {get;}', (self: Process) => self.hasExited],
    ['System.IntPtr Handle {get;}', (self: Process) => new NativeInt('System.IntPtr', BigInt(self.id))],
    ['int ExitCode {get;}', (self: Process) => self.exitCode],
    ['datetime ExitTime {get;}', (self: Process) => DateTime.fromUnixMs(Math.trunc(self.exitTime)).toLocalTime()],
    [
      'bool EnableRaisingEvents {get;set;}',
      (self: Process) => self instanceof LaunchedProcess && self.enableRaisingEvents,
      (self: Process, value: boolean) => {
        started(self).enableRaisingEvents = value;
      },
    ],
    [
      'System.Diagnostics.ProcessStartInfo StartInfo {get;set;}',
      (self: Process) => startInfoOf(self),
      (self: Process, value: ProcessStartInfo | null) => {
        refuseNull(value, 'value');
        if (value) started(self).startInfo = value;
      },
    ],
    ['System.IO.StreamWriter StandardInput {get;}', (self: Process) => started(self).standardInput],
    ['System.IO.StreamReader StandardOutput {get;}', (self: Process) => started(self).reader('output')],
    ['System.IO.StreamReader StandardError {get;}', (self: Process) => started(self).reader('error')],
    [
      'datetime StartTime {get;}',
      ({ facts }: Process) => DateTime.fromUnixMs(Math.trunc(facts.startTime)).toLocalTime(),
    ],
    ['int Id {get;}', (self: Process) => self.id],
    ['string MachineName {get;}', ({ facts }: Process) => facts.machineName],
    ['long NonpagedSystemMemorySize64 {get;}', ({ facts }: Process) => BigInt(facts.handles * 96)],
    ['long PagedMemorySize64 {get;}', ({ facts }: Process) => BigInt(facts.privateMemory)],
    ['long PrivateMemorySize64 {get;}', ({ facts }: Process) => BigInt(facts.privateMemory)],
    ['int SessionId {get;}', ({ facts }: Process) => facts.session],
    ['int HandleCount {get;}', ({ facts }: Process) => facts.handles],
    ['long VirtualMemorySize64 {get;}', ({ facts }: Process) => BigInt(facts.workingSet * 4)],
    ['long WorkingSet64 {get;}', ({ facts }: Process) => BigInt(facts.workingSet)],
    ['string MainWindowTitle {get;}', () => ''],
    ['bool Responding {get;}', () => true],
    ['string ProcessName {get;}', ({ facts }: Process) => facts.name],
    ['timespan TotalProcessorTime {get;}', processorTime],
  ],
  extended: () => [
    new AliasProperty('Name', 'ProcessName'),
    new AliasProperty('SI', 'SessionId'),
    new AliasProperty('Handles', 'HandleCount'),
    new AliasProperty('VM', 'VirtualMemorySize64'),
    new AliasProperty('WS', 'WorkingSet64'),
    new AliasProperty('PM', 'PagedMemorySize64'),
    new AliasProperty('NPM', 'NonpagedSystemMemorySize64'),
    new CodeProperty(
      'System.Object CPU{get=TotalSeconds;}',
      ({ facts }: Process) => new Double(facts.cpuMilliseconds / 1000),
    ),
    new CodeProperty('System.Object Path{get=FileName;}', ({ facts }: Process) => facts.path),
  ],
  methods: [
    ['bool Start()', (self: Process) => started(self).start()],
    ['void WaitForExit()', (self: Process) => void self.waitForExit()],
    ['bool WaitForExit(int milliseconds)', waitSome],
    ['bool WaitForExit(timespan timeout)', (self: Process, span: TimeSpan) => waitSome(self, span.totalMilliseconds)],
    ['System.Threading.Tasks.Task WaitForExitAsync()', (self: Process) => Task.of(null, () => void self.waitForExit())],
    ['void Kill()', (self: Process) => self.kill()],
    ['void Kill(bool entireProcessTree)', (self: Process) => self.kill()],
    ['void BeginOutputReadLine()', (self: Process) => started(self).beginReadLine('output')],
    ['void BeginErrorReadLine()', (self: Process) => started(self).beginReadLine('error')],
    ['void CancelOutputRead()', (self: Process) => started(self).cancelRead('output')],
    ['void CancelErrorRead()', (self: Process) => started(self).cancelRead('error')],
    ['void Dispose()', (self: Process) => self.close()],
    ['void Close()', (self: Process) => self.close()],
    ['void Refresh()', () => undefined],
    ['string ToString()', nameOf],
  ],
  staticMethods: [
    ['System.Diagnostics.Process GetCurrentProcess()', () => Process.current],
    ['System.Diagnostics.Process GetProcessById(int processId)', byId],
    ['System.Diagnostics.Process[] GetProcesses()', () => [Process.current]],
    [
      'System.Diagnostics.Process[] GetProcessesByName(string processName)',
      (name: string) => (name.toLowerCase() === NAME ? [Process.current] : []),
    ],
    ['System.Diagnostics.Process Start(System.Diagnostics.ProcessStartInfo startInfo)', start],
    [
      'System.Diagnostics.Process Start(string fileName)',
      (fileName: string | null) => start(new ProcessStartInfo(fileName ?? '')),
    ],
    [
      'System.Diagnostics.Process Start(string fileName, string arguments)',
      (fileName: string | null, line: string | null) => start(new ProcessStartInfo(fileName ?? '', line ?? '')),
    ],
    [
      'System.Diagnostics.Process Start(string fileName, System.Collections.Generic.IEnumerable[string] arguments)',
      (fileName: string | null, args: unknown) =>
        start(
          new ProcessStartInfo(
            fileName ?? '',
            '',
            elementsOf(args, 'arguments').map((one) => toText(one)),
          ),
        ),
    ],
  ],
  toText: nameOf,
  compare: (a, b) => a.id - b.id,
  hashKey: () => ambient().machineName,
});
