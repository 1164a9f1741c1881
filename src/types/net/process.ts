import { ambient } from '../ambient.ts';
import { argumentException, netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { DateTime } from '../values/date-time.ts';
import { Process } from '../values/process.ts';
import { TimeSpan } from '../values/time-span.ts';

const NAME = 'pwsh';

function refuseStart(): never {
  throw netException(
    'System.PlatformNotSupportedException',
    'System.Diagnostics.Process.Start is not part of lyncshell: use the call operator or Start-Process.',
  );
}

function byId(id: number): Process {
  if (id === Process.current.id) return Process.current;
  throw argumentException('ArgumentException', `Process with an Id of ${id} is not running.`, null);
}

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return TimeSpan.of((user + system) / 1000);
};

export default defineType<Process>({
  name: 'System.Diagnostics.Process',
  base: 'System.ComponentModel.Component',
  interfaces: ['System.IDisposable'],
  properties: [
    ['bool HasExited {get;}', () => false],
    ['datetime StartTime {get;}', (self: Process) => DateTime.fromUnixMs(Math.trunc(self.startTime)).toLocalTime()],
    ['int Id {get;}', (self: Process) => self.id],
    ['string MachineName {get;}', () => '.'],
    ['long PrivateMemorySize64 {get;}', () => BigInt(process.memoryUsage().heapTotal)],
    ['int SessionId {get;}', () => 0],
    ['long WorkingSet64 {get;}', () => BigInt(process.memoryUsage().rss)],
    ['string MainWindowTitle {get;}', () => ''],
    ['bool Responding {get;}', () => true],
    ['string ProcessName {get;}', () => NAME],
    ['timespan TotalProcessorTime {get;}', processorTime],
  ],
  methods: [
    ['void Dispose()', () => undefined],
    ['void Close()', () => undefined],
    ['void Refresh()', () => undefined],
    ['string ToString()', () => `System.Diagnostics.Process (${NAME})`],
  ],
  staticMethods: [
    ['System.Diagnostics.Process GetCurrentProcess()', () => Process.current],
    ['System.Diagnostics.Process GetProcessById(int processId)', byId],
    ['System.Diagnostics.Process[] GetProcesses()', () => [Process.current]],
    [
      'System.Diagnostics.Process[] GetProcessesByName(string processName)',
      (name: string) => (name.toLowerCase() === NAME ? [Process.current] : []),
    ],
    ['System.Diagnostics.Process Start(string fileName)', refuseStart],
    ['System.Diagnostics.Process Start(string fileName, string arguments)', refuseStart],
  ],
  toText: () => `System.Diagnostics.Process (${NAME})`,
  compare: (a, b) => a.id - b.id,
  hashKey: () => ambient().machineName,
});
