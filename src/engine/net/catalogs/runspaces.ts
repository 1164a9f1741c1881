/** Runspaces as scripts make and hold them: Runspace, its factory, and what it is to have from the start. */

import { enumerate } from '../../../types/enumeration.ts';
import { getMember } from '../../../types/members/member-access.ts';
import { argumentException } from '../../../types/net-exception.ts';
import { defineType, type PropertyDeclaration } from '../../../types/type-declaration.ts';
import { PSCustomObject } from '../../../types/values/custom-object.ts';
import { currentRunspace } from '../../current-runspace.ts';
import { debuggerOf } from '../../debugging/debugger.ts';
import { SessionStateView } from '../../execution-context.ts';
import { type EntryKind, InitialSessionState, SessionStateEntry } from '../../initial-session-state.ts';
import { type RunspaceObject, runspaceObjectOf, runspacesOf, SessionStateProxy } from '../../runspace-object.ts';
import { RunspacePool } from '../../runspace-pool.ts';

const SPACE = 'System.Management.Automation.Runspaces.';

function makeRunspace(initial: InitialSessionState | null): RunspaceObject {
  const owner = currentRunspace();
  return runspacesOf(owner).add(() => owner.sibling(), initial);
}

/** What the state of its session shows of itself, for `$runspace.SessionStateProxy`. */
function viewed(name: string) {
  return (self: SessionStateProxy) => getMember(new SessionStateView(self.session), name) ?? null;
}

const entryProperties: readonly PropertyDeclaration[] = [
  ['string Name {get;}', (self: SessionStateEntry) => self.name],
  ['string Description {get;}', (self: SessionStateEntry) => self.description],
];

/** What the entries of a kind have besides a name, and how they are made. */
function entryMembers(kind: EntryKind, property: string) {
  const make = (name: string, value: unknown, description = '') =>
    new SessionStateEntry(kind, name, value, description);
  const value: PropertyDeclaration = [`${property} {get;}`, (self: SessionStateEntry) => self.value];
  const parameter = kind === 'Variable' ? 'System.Object value' : 'string definition';
  return {
    constructors: [
      ...(kind === 'Variable' ? [] : [[`(string name, ${parameter})`, make] as const]),
      ...(kind === 'Function' ? [] : [[`(string name, ${parameter}, string description)`, make] as const]),
    ],
    properties: [...entryProperties, value],
  };
}

export default [
  defineType<RunspaceObject>({
    name: 'System.Management.Automation.Runspaces.Runspace',
    accelerators: ['runspace'],
    abstract: true,
    interfaces: ['System.IDisposable'],
    properties: [
      ['int Id {get;}', (self: RunspaceObject) => self.id],
      [
        'string Name {get;set;}',
        (self: RunspaceObject) => self.name,
        (self: RunspaceObject, value: string) => {
          self.name = value;
        },
      ],
      ['guid InstanceId {get;}', (self: RunspaceObject) => self.instanceId],
      [
        `${SPACE}RunspaceStateInfo RunspaceStateInfo {get;}`,
        (self: RunspaceObject) =>
          PSCustomObject.from([
            ['State', self.state],
            ['Reason', null],
          ]),
      ],
      [
        `${SPACE}RunspaceAvailability RunspaceAvailability {get;}`,
        (self: RunspaceObject) => (self.state !== 'Opened' ? 0 : self.isOf(currentRunspace()) ? 3 : 1),
      ],
      ['System.Management.Automation.Debugger Debugger {get;}', (self: RunspaceObject) => debuggerOf(self.inner)],
      ['initialsessionstate InitialSessionState {get;}', (self: RunspaceObject) => self.initial],
      [`${SPACE}SessionStateProxy SessionStateProxy {get;}`, (self: RunspaceObject) => new SessionStateProxy(self)],
      [
        `${SPACE}PSThreadOptions ThreadOptions {get;set;}`,
        (self: RunspaceObject) => self.threadOptions ?? 0,
        (self: RunspaceObject, value: unknown) => {
          self.threadOptions = value;
        },
      ],
    ],
    methods: [
      ['void Open()', (self: RunspaceObject) => self.open()],
      ['void OpenAsync()', (self: RunspaceObject) => self.open()],
      ['void Close()', (self: RunspaceObject) => self.close()],
      ['void CloseAsync()', (self: RunspaceObject) => self.close()],
      [
        'void Dispose()',
        (self: RunspaceObject) => {
          self.close();
          runspacesOf(currentRunspace()).remove(self);
        },
      ],
    ],
    staticProperties: [['runspace DefaultRunspace {get;}', () => runspaceObjectOf(currentRunspace())]],
  }),
  defineType<SessionStateProxy>({
    name: 'System.Management.Automation.Runspaces.SessionStateProxy',
    properties: [
      ['System.Management.Automation.PSVariableIntrinsics PSVariable {get;}', viewed('PSVariable')],
      ['System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}', viewed('InvokeCommand')],
      ['System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}', viewed('InvokeProvider')],
      ['System.Management.Automation.PathIntrinsics Path {get;}', viewed('Path')],
      ['System.Management.Automation.PSLanguageMode LanguageMode {get;}', viewed('LanguageMode')],
    ],
    methods: [
      ['System.Object GetVariable(string name)', (self: SessionStateProxy, name: string) => self.getVariable(name)],
      [
        'void SetVariable(string name, System.Object value)',
        (self: SessionStateProxy, name: string, value: unknown) => self.setVariable(name, value),
      ],
    ],
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.LocalRunspace',
    base: 'System.Management.Automation.Runspaces.Runspace',
    abstract: true,
  }),
  defineType({
    name: 'System.Management.Automation.Runspaces.RunspaceFactory',
    accelerators: ['runspacefactory'],
    abstract: true,
    staticMethods: [
      ['runspace CreateRunspace()', () => makeRunspace(null)],
      [
        'runspace CreateRunspace(initialsessionstate initialSessionState)',
        (state: InitialSessionState | null) => {
          if (!state) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'initialSessionState');
          return makeRunspace(state);
        },
      ],
      ['runspace CreateRunspace(System.Management.Automation.Host.PSHost host)', () => makeRunspace(null)],
      [`${SPACE}RunspacePool CreateRunspacePool()`, () => new RunspacePool(1, 1)],
      [
        `${SPACE}RunspacePool CreateRunspacePool(int minRunspaces, int maxRunspaces)`,
        (min: number, max: number) => new RunspacePool(min, max),
      ],
    ],
  }),
  defineType<InitialSessionState>({
    name: 'System.Management.Automation.Runspaces.InitialSessionState',
    accelerators: ['initialsessionstate'],
    properties: [
      [
        'System.Collections.ObjectModel.Collection[System.Object] Variables {get;}',
        (self: InitialSessionState) => self.variables,
      ],
      [
        'System.Collections.ObjectModel.Collection[System.Object] Commands {get;}',
        (self: InitialSessionState) => self.commands,
      ],
      ['System.Object[] Modules {get;}', (self: InitialSessionState) => [...self.modules]],
    ],
    methods: [
      ['initialsessionstate Clone()', (self: InitialSessionState) => self.copy()],
      [
        'void ImportPSModule(string[] name)',
        (self: InitialSessionState, names: readonly string[] | null) => {
          if (!names) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'name');
          self.modules.push(...names);
        },
      ],
      [
        'void ImportPSModule(System.Collections.Generic.IEnumerable[Microsoft.PowerShell.Commands.ModuleSpecification] modules)',
        (self: InitialSessionState, modules: unknown) => void self.modules.push(...(enumerate(modules) ?? [])),
      ],
    ],
    staticMethods: [
      ['initialsessionstate Create()', () => new InitialSessionState()],
      ['initialsessionstate CreateDefault()', () => new InitialSessionState()],
      ['initialsessionstate CreateDefault2()', () => new InitialSessionState()],
    ],
  }),
  defineType<SessionStateEntry>({
    name: 'System.Management.Automation.Runspaces.SessionStateVariableEntry',
    ...entryMembers('Variable', 'System.Object Value'),
  }),
  defineType<SessionStateEntry>({
    name: 'System.Management.Automation.Runspaces.SessionStateFunctionEntry',
    ...entryMembers('Function', 'string Definition'),
  }),
  defineType<SessionStateEntry>({
    name: 'System.Management.Automation.Runspaces.SessionStateAliasEntry',
    ...entryMembers('Alias', 'string Definition'),
  }),
];
