/** The debugger of a session as scripts drive it: `$Host.Runspace.Debugger`, its stops and its commands. */
import { netException } from '../../../types/net-exception.ts';
import { typeNamed } from '../../../types/net-type.ts';
import { defineType } from '../../../types/type-declaration.ts';
import { EnumValue } from '../../../types/values/enum-value.ts';
import { listOf } from '../../../types/values/list-of.ts';
import type { NetList } from '../../../types/values/net-list.ts';
import type { Breakpoint } from '../../debugging/breakpoint.ts';
import type { Debugger } from '../../debugging/debugger.ts';
import type { CommandResults, DebugContext, DebuggerStop, ResumeAction } from '../../debugging/debugger-stop.ts';
import type { PSCommand } from '../../ps-command.ts';

const SPACE = 'System.Management.Automation.';
const RESUME_ACTION = `${SPACE}DebuggerResumeAction`;
const RESUME_ACTIONS = { Continue: 0, StepInto: 1, StepOut: 2, StepOver: 3, Stop: 4 } as const;
/** LocalScript and RemoteScript: how the console's debugger works. */
const DEBUG_MODE = 6;

function actionValue(action: ResumeAction): EnumValue {
  return EnumValue.named(typeNamed(RESUME_ACTION), action);
}

function breakpointList(found: readonly Breakpoint[]): NetList {
  return listOf(typeNamed(`${SPACE}Breakpoint`), [...found]);
}

export default [
  defineType({ name: 'System.Management.Automation.DebuggerResumeAction', kind: 'enum', members: RESUME_ACTIONS }),
  defineType<Debugger>({
    name: 'System.Management.Automation.Debugger',
    abstract: true,
    properties: [
      ['bool InBreakpoint {get;}', (self: Debugger) => self.inBreakpoint],
      ['bool IsActive {get;}', (self: Debugger) => self.active],
      ['System.Management.Automation.DebugModes DebugMode {get;}', () => DEBUG_MODE],
    ],
    methods: [
      [
        'System.Management.Automation.DebuggerCommandResults ProcessCommand(System.Management.Automation.PSCommand command, System.Management.Automation.PSDataCollection[psobject] output)',
        (self: Debugger, command: PSCommand, output: NetList) =>
          self.processCommand(command.text, (value) => void output.items.push(value)),
      ],
      [
        'void add_DebuggerStop(System.EventHandler[System.Management.Automation.DebuggerStopEventArgs] value)',
        (self: Debugger, handler: unknown) => void self.handlers.push(handler),
      ],
      [
        'void remove_DebuggerStop(System.EventHandler[System.Management.Automation.DebuggerStopEventArgs] value)',
        (self: Debugger, handler: unknown) => {
          const at = self.handlers.lastIndexOf(handler);
          if (at >= 0) self.handlers.splice(at, 1);
        },
      ],
      ['System.Management.Automation.DebuggerStopEventArgs GetDebuggerStopArgs()', (self: Debugger) => self.stop],
      [
        'System.Collections.Generic.List[System.Management.Automation.Breakpoint] GetBreakpoints()',
        (self: Debugger) => breakpointList(self.breakpoints),
      ],
      [
        'System.Management.Automation.Breakpoint GetBreakpoint(int id)',
        (self: Debugger, id: number) => self.find(id) ?? null,
      ],
      [
        'bool RemoveBreakpoint(System.Management.Automation.Breakpoint breakpoint)',
        (self: Debugger, breakpoint: Breakpoint) => self.remove(breakpoint),
      ],
      [
        'System.Management.Automation.Breakpoint EnableBreakpoint(System.Management.Automation.Breakpoint breakpoint)',
        (_self: Debugger, breakpoint: Breakpoint) => {
          breakpoint.enabled = true;
          return breakpoint;
        },
      ],
      [
        'System.Management.Automation.Breakpoint DisableBreakpoint(System.Management.Automation.Breakpoint breakpoint)',
        (_self: Debugger, breakpoint: Breakpoint) => {
          breakpoint.enabled = false;
          return breakpoint;
        },
      ],
      [
        'void SetDebuggerAction(System.Management.Automation.DebuggerResumeAction resumeAction)',
        () => {
          throw netException(
            'System.Management.Automation.PSNotImplementedException',
            'SetDebugAction is not implemented for the local script debugger.',
          );
        },
      ],
      ['void SetDebuggerStepMode(bool enabled)', (self: Debugger, enabled: boolean) => self.setStepMode(enabled)],
    ],
  }),
  defineType<Debugger>({
    name: 'System.Management.Automation.ScriptDebugger',
    base: 'System.Management.Automation.Debugger',
    interfaces: ['System.IDisposable'],
  }),
  defineType<DebuggerStop>({
    name: 'System.Management.Automation.DebuggerStopEventArgs',
    base: 'System.EventArgs',
    properties: [
      ['System.Management.Automation.InvocationInfo InvocationInfo {get;}', (self: DebuggerStop) => self.invocation],
      [
        'System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Breakpoint] Breakpoints {get;}',
        (self: DebuggerStop) => breakpointList(self.breakpoints),
      ],
      [
        'System.Management.Automation.DebuggerResumeAction ResumeAction {get;set;}',
        (self: DebuggerStop) => actionValue(self.resumeAction),
        (self: DebuggerStop, action: EnumValue) => {
          self.resumeAction = action.toString() as ResumeAction;
        },
      ],
    ],
  }),
  defineType<DebugContext>({
    name: 'System.Management.Automation.PSDebugContext',
    properties: [
      [
        'System.Management.Automation.InvocationInfo InvocationInfo {get;}',
        (self: DebugContext) => self.stop.invocation,
      ],
      [
        'System.Management.Automation.Breakpoint[] Breakpoints {get;}',
        (self: DebugContext) => breakpointList(self.stop.breakpoints),
      ],
      ['System.Object Trigger {get;}', (self: DebugContext) => self.trigger],
    ],
  }),
  defineType<CommandResults>({
    name: 'System.Management.Automation.DebuggerCommandResults',
    properties: [
      [
        'System.Nullable[System.Management.Automation.DebuggerResumeAction] ResumeAction {get;}',
        (self: CommandResults) => self.resumeAction && actionValue(self.resumeAction),
      ],
      ['bool EvaluatedByDebugger {get;}', (self: CommandResults) => self.evaluatedByDebugger],
    ],
  }),
];
