/** Who hears what Trace-Command and Set-TraceSource trace: the parameters that say so, and the listeners made of them. */
import type { CmdletActions, CmdletWith } from '../../src/engine/cmdlet.ts';
import { WRITTEN_SOURCES } from '../../src/engine/tracing/known-sources.ts';
import { FileTraceListener, HostTraceListener, type TraceListener } from '../../src/engine/tracing/trace-listener.ts';
import { TRACE_OPTIONS } from '../../src/engine/tracing/trace-options.ts';
import type { TraceSource } from '../../src/engine/tracing/trace-source.ts';
import { drivesOf } from '../../src/providers/cmdlet-paths.ts';
import { makeWritable } from '../../src/types/files/host-files.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { EnumValue } from '../../src/types/values/enum-value.ts';

/** Which lines are traced: a value of PSTraceSourceOptions. */
export const SOURCE_OPTIONS_TYPE = 'System.Management.Automation.PSTraceSourceOptions';

/** What is known of .NET's calls and of nothing that is simulated here. */
const NOT_KNOWN = TRACE_OPTIONS.Callstack | TRACE_OPTIONS.LogicalOperationStack;

export const listenerParameters = {
  ListenerOption: {
    type: 'other',
    typeName: 'System.Diagnostics.TraceOptions',
    help: 'What stands below each line: DateTime, Timestamp, ProcessId, ThreadId.',
  },
  FilePath: { type: 'string', aliases: ['PSPath', 'Path'], help: 'The file to which the lines are added.' },
  Force: { type: 'switch', help: 'Writes to a read-only file, too.' },
  Debugger: {
    type: 'switch',
    noEffect: 'no debugger of .NET is attached that could show the lines',
    help: 'Sends the lines to the debugger that is attached.',
  },
  PSHost: { type: 'switch', help: 'Shows the lines on the console.' },
} as const;

interface ListenerParameters {
  readonly ListenerOption?: unknown;
  readonly FilePath?: string;
  readonly Force?: boolean;
  readonly PSHost?: boolean;
}

/** The number of a value of an enum of flags; null where none was given. */
export function flagsOf(value: unknown): number | null {
  return value instanceof EnumValue ? Number(value.value) : null;
}

/** The listeners that the parameters ask for. A file that cannot be opened is told of, and the work goes on unheard. */
export function listenersOf(ps: CmdletWith<ListenerParameters>): TraceListener[] {
  const { FilePath, PSHost } = ps.parameters;
  const details = detailsOf(ps);
  const listeners: TraceListener[] = [];
  const file = FilePath === undefined ? null : fileListener(ps, FilePath);
  if (file) listeners.push(file);
  if (PSHost) listeners.push(new HostTraceListener(ps.ui));
  for (const listener of listeners) listener.details = details;
  return listeners;
}

function detailsOf(ps: CmdletWith<ListenerParameters>): number {
  const details = flagsOf(ps.parameters.ListenerOption) ?? TRACE_OPTIONS.None;
  if ((details & NOT_KNOWN) !== 0) {
    ps.fail(
      'TraceOptionNotBuilt',
      'NotImplemented',
      'ListenerOption: Callstack and LogicalOperationStack are stacks of .NET, which this shell has not. Use DateTime, Timestamp, ProcessId or ThreadId.',
      { target: ps.parameters.ListenerOption, exception: 'System.NotImplementedException' },
    );
  }
  return details;
}

function fileListener(ps: CmdletWith<ListenerParameters>, given: string): TraceListener | null {
  const { provider, path } = drivesOf(ps).resolve(given);
  if (provider.name !== 'FileSystem') {
    const message = `Trace output can only be written to the file system. The path '${given}' referred to a '${provider.info.fullName}' provider path.`;
    ps.error('FileListenerPathResolutionFailed', 'InvalidArgument', message, {
      target: given,
      exception: 'System.Management.Automation.PSNotSupportedException',
    });
    return null;
  }
  try {
    if (ps.parameters.Force) makeWritable(path);
    return new FileTraceListener(path, given);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    ps.writeError(ps.recordOf(error, 'FileListenerPathResolutionFailed', 'OpenError', path));
    return null;
  }
}

/** Says of sources that were named, and to which nothing is ever written, that nothing will be heard. */
export function warnOfSilence(ps: CmdletActions, sources: readonly TraceSource[]): void {
  const silent = sources.filter(({ name }) => !WRITTEN_SOURCES.has(name)).map(({ name }) => name);
  if (silent.length === 0) return;
  const heard = [...WRITTEN_SOURCES].join(' and ');
  ps.warning(`Nothing is written to ${silent.join(', ')} in this shell: ${heard} are traced.`);
}
