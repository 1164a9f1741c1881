/** System.Management.Automation.PowerShell and its streams. */
import { enumerate } from '../../../types/enumeration.ts';
import { argumentException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { PSCustomObject } from '../../../types/values/custom-object.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { asTypedArray } from '../../../types/values/typed-array.ts';
import { currentRunspace } from '../../current-runspace.ts';
import type { InitialSessionState } from '../../initial-session-state.ts';
import { InvocationSettings } from '../../invocation-settings.ts';
import { PowerShellObject, type PowerShellStreams } from '../../power-shell-object.ts';
import type { RunspaceObject } from '../../runspace-object.ts';
import type { RunspacePool } from '../../runspace-pool.ts';

const STREAMS = ['Error', 'Warning', 'Verbose', 'Debug', 'Information'] as const;

function results(outputs: unknown[]): unknown {
  return asTypedArray(outputs, typeNamed('System.Management.Automation.PSObject'));
}

/** A run that began has ended already: the handle carries its results. */
function begin(self: PowerShellObject): PSCustomObject {
  return PSCustomObject.from([
    ['IsCompleted', true],
    ['CompletedSynchronously', true],
    ['AsyncState', null],
    ['Results', results(self.invoke(null))],
  ]);
}

export default [
  defineType<PowerShellObject>({
    name: 'System.Management.Automation.PowerShell',
    accelerators: ['powershell'],
    interfaces: ['System.IDisposable'],
    properties: [
      ['System.Management.Automation.PSCommand Commands {get;set;}', (self: PowerShellObject) => self],
      ['System.Management.Automation.PSDataStreams Streams {get;}', (self: PowerShellObject) => self.streams],
      [
        'System.Management.Automation.PSInvocationStateInfo InvocationStateInfo {get;}',
        (self: PowerShellObject) =>
          PSCustomObject.from([
            ['State', self.state],
            ['Reason', null],
          ]),
      ],
      ['bool IsNested {get;}', (self: PowerShellObject) => self.isNested],
      [
        'runspace Runspace {get;set;}',
        (self: PowerShellObject) => self.runspace,
        (self: PowerShellObject, runspace: RunspaceObject | null) => {
          self.runspace = runspace;
        },
      ],
      ['bool HadErrors {get;}', (self: PowerShellObject) => self.hadErrors],
      [
        'System.Management.Automation.Runspaces.RunspacePool RunspacePool {get;set;}',
        (self: PowerShellObject) => self.pool,
        (self: PowerShellObject, pool: RunspacePool | null) => {
          self.pool = pool;
        },
      ],
    ],
    methods: [
      ['powershell AddScript(string script)', (self: PowerShellObject, text: string) => self.add(text, true)],
      [
        'powershell AddScript(string script, bool useLocalScope)',
        (self: PowerShellObject, text: string) => self.add(text, true),
      ],
      ['powershell AddCommand(string cmdlet)', (self: PowerShellObject, name: string) => self.add(name, false)],
      [
        'powershell AddCommand(string cmdlet, bool useLocalScope)',
        (self: PowerShellObject, name: string) => self.add(name, false),
      ],
      [
        'powershell AddParameter(string parameterName)',
        (self: PowerShellObject, name: string) => self.addArgument(name, undefined, false),
      ],
      [
        'powershell AddParameter(string parameterName, System.Object value)',
        (self: PowerShellObject, name: string, value: unknown) => self.addArgument(name, value, true),
      ],
      [
        'powershell AddParameters(System.Collections.IDictionary parameters)',
        (self: PowerShellObject, values: unknown) => self.addParameters(values),
      ],
      [
        'powershell AddParameters(System.Collections.IList parameters)',
        (self: PowerShellObject, values: unknown) => self.addParameters(values),
      ],
      [
        'powershell AddArgument(System.Object value)',
        (self: PowerShellObject, value: unknown) => self.addArgument(null, value, true),
      ],
      ['powershell AddStatement()', (self: PowerShellObject) => self.addStatement()],
      ['void Clear()', (self: PowerShellObject) => self.clear()],
      [
        'System.Collections.ObjectModel.Collection[psobject] Invoke()',
        (self: PowerShellObject) => results(self.invoke(null)),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)',
        (self: PowerShellObject, input: unknown) => results(self.invoke([...(enumerate(input) ?? [input])])),
      ],
      [
        'System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input, System.Management.Automation.PSInvocationSettings settings)',
        (self: PowerShellObject, input: unknown, settings: InvocationSettings | null) =>
          results(
            self.invoke(input === null ? null : [...(enumerate(input) ?? [input])], settings?.addToHistory ?? false),
          ),
      ],
      ['System.IAsyncResult BeginInvoke()', begin],
      [
        'System.Management.Automation.PSDataCollection[psobject] EndInvoke(System.IAsyncResult asyncResult)',
        (_self: PowerShellObject, handle: unknown) => (handle instanceof PSCustomObject ? handle.get('Results') : null),
      ],
      ['void Stop()', () => {}],
      ['void Dispose()', () => {}],
    ],
    staticMethods: [
      ['powershell Create()', () => PowerShellObject.beside(currentRunspace())],
      [
        'powershell Create(System.Management.Automation.RunspaceMode runspace)',
        (mode: EnumValue) =>
          String(mode) === 'CurrentRunspace'
            ? PowerShellObject.in(currentRunspace(), true)
            : PowerShellObject.beside(currentRunspace()),
      ],
      [
        'powershell Create(initialsessionstate initialSessionState)',
        (state: InitialSessionState | null) => PowerShellObject.beside(currentRunspace(), state),
      ],
      [
        'powershell Create(runspace runspace)',
        (runspace: RunspaceObject | null) => {
          if (!runspace) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'runspace');
          const made = PowerShellObject.beside(currentRunspace());
          made.runspace = runspace;
          return made;
        },
      ],
    ],
  }),
  defineType<InvocationSettings>({
    name: 'System.Management.Automation.PSInvocationSettings',
    constructors: [['()', () => new InvocationSettings()]],
    properties: [
      [
        'bool AddToHistory {get;set;}',
        (self: InvocationSettings) => self.addToHistory,
        (self: InvocationSettings, value: boolean) => {
          self.addToHistory = value;
        },
      ],
    ],
  }),
  defineType<PowerShellStreams>({
    name: 'System.Management.Automation.PSDataStreams',
    properties: STREAMS.map(
      (name) =>
        [
          `System.Management.Automation.PSDataCollection[psobject] ${name} {get;}`,
          (self: PowerShellStreams) => self.of(name.toLowerCase() as Lowercase<(typeof STREAMS)[number]>),
        ] as const,
    ),
    methods: [['void ClearStreams()', (self: PowerShellStreams) => self.clear()]],
  }),
  defineType<RunspacePool>({
    name: 'System.Management.Automation.Runspaces.RunspacePool',
    interfaces: ['System.IDisposable'],
    properties: [
      ['bool IsDisposed {get;}', (self: RunspacePool) => self.isDisposed],
      [
        'System.Management.Automation.RunspacePoolStateInfo RunspacePoolStateInfo {get;}',
        (self: RunspacePool) =>
          PSCustomObject.from([
            ['State', self.state],
            ['Reason', null],
          ]),
      ],
    ],
    methods: [
      ['void Open()', (self: RunspacePool) => self.open()],
      ['void Close()', (self: RunspacePool) => self.close()],
      [
        'void Dispose()',
        (self: RunspacePool) => {
          self.close();
          self.isDisposed = true;
        },
      ],
      // Every run has ended when it has begun: all are free.
      ['int GetAvailableRunspaces()', (self: RunspacePool) => self.max],
      ['int GetMaxRunspaces()', (self: RunspacePool) => self.max],
      ['int GetMinRunspaces()', (self: RunspacePool) => self.min],
      ['bool SetMaxRunspaces(int maxRunspaces)', (self: RunspacePool, max: number) => self.setMax(max)],
      ['bool SetMinRunspaces(int minRunspaces)', (self: RunspacePool, min: number) => self.setMin(min)],
    ],
  }),
];
