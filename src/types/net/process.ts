/** System.Diagnostics.Process: a process of the machine. */
import { ambient } from '../ambient.ts';
import { AliasProperty, CodeProperty } from '../members/ps-member.ts';
import { argumentException, netException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import { DateTime } from '../values/date-time.ts';
import { Double } from '../values/numbers.ts';
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

const processorTime = ({ facts }: Process) => TimeSpan.of(facts.cpuMilliseconds);

export default defineType<Process>({
  name: 'System.Diagnostics.Process',
  base: 'System.ComponentModel.Component',
  interfaces: ['System.IDisposable'],
  properties: [
    ['bool HasExited {get;}', () => false],
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
    ['void Dispose()', () => undefined],
    ['void Close()', () => undefined],
    ['void Refresh()', () => undefined],
    ['string ToString()', ({ facts }: Process) => `System.Diagnostics.Process (${facts.name})`],
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
  toText: ({ facts }) => `System.Diagnostics.Process (${facts.name})`,
  compare: (a, b) => a.id - b.id,
  hashKey: () => ambient().machineName,
});
