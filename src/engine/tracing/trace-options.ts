/** What a trace source writes (PSTraceSourceOptions) and what stands below its lines (System.Diagnostics.TraceOptions). */

/** The kinds of lines, and names for several of them together. */
export const SOURCE_OPTIONS = {
  None: 0,
  Constructor: 1,
  Dispose: 2,
  Finalizer: 4,
  Method: 8,
  Property: 16,
  Delegates: 32,
  Events: 64,
  Exception: 128,
  Lock: 256,
  Error: 512,
  Errors: 640,
  Warning: 1024,
  Verbose: 2048,
  WriteLine: 4096,
  Data: 6167,
  Scope: 8192,
  ExecutionFlow: 8303,
  Assert: 16384,
  All: 32767,
} as const;

/** What a listener adds to each line. */
export const TRACE_OPTIONS = {
  None: 0,
  LogicalOperationStack: 1,
  DateTime: 2,
  Timestamp: 4,
  ProcessId: 8,
  ThreadId: 16,
  Callstack: 32,
} as const;
