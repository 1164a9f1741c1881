/** What the debugger says where it stops, and what it is answered. */
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import type { Breakpoint } from './breakpoint.ts';

/** How execution goes on behind a stop. */
export type ResumeAction = 'Continue' | 'StepInto' | 'StepOut' | 'StepOver' | 'Stop';

/** DebuggerStopEventArgs: what handlers of a stop get, and answer by. */
export class DebuggerStop extends NetObject {
  resumeAction: ResumeAction = 'Continue';

  constructor(
    readonly invocation: InvocationInfo,
    readonly breakpoints: readonly Breakpoint[],
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.DebuggerStopEventArgs');
  }
}

/** `$PSDebugContext`, which there is while the debugger has stopped. */
export class DebugContext extends NetObject {
  constructor(
    readonly stop: DebuggerStop,
    /** The error or message of a stream whose action is Break; null at breakpoints. */
    readonly trigger: unknown,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSDebugContext');
  }
}

/** DebuggerCommandResults: what became of a command at a stop. */
export class CommandResults extends NetObject {
  constructor(
    /** Null where the debugger stays. */
    readonly resumeAction: ResumeAction | null,
    /** Whether it was a command of the debugger, not of the session. */
    readonly evaluatedByDebugger: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.DebuggerCommandResults');
  }
}
