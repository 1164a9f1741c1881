/**
 * What .NET members reach without being given it: the culture of the thread, the clock, the process environment, files,
 * the console. The engine sets it when a runspace starts to run (one runspace runs at a time in a thread), a test sets
 * what it needs. Every effect of an emulated type goes through here, none straight to Node.
 */

import type { HostFiles } from '../platform/files.ts';
import type { SessionHost } from '../platform/session-host.ts';

export interface AmbientFiles {
  /** The path on the host for a path as a script writes it (`C:\x`, relative, `/tmp/x`); throws NetException when there is none, HostRefusal when it is closed to the session. */
  hostPath(path: string): string;
  /** The full path in the form a script sees it. */
  fullPath(path: string): string;
  /** Whether the session may touch what a path means: the host's own files are closed to those that are confined. */
  isOpen(path: string): boolean;
  currentDirectory(): string;
  setCurrentDirectory(path: string): void;
}

export interface AmbientConsole {
  /** @param foreground name of a ConsoleColor */
  write(text: string, foreground?: string, background?: string): void;
  writeError(text: string): void;
  /** Next line of input, null at its end. */
  readLine(): string | null;
  /** The next key, shown or not. */
  readKey(echoes: boolean): { readonly chord: string; readonly text: string };
  /** In characters. */
  readonly size: { readonly width: number; readonly height: number };
  /** Whether a person sits there: what is read and written goes to no file or pipe. */
  readonly isTerminal: boolean;
  title: string;
  clear(): void;
  /** What all is written in from now on, by names of ConsoleColor; null is the console's own. */
  paint(foreground: string | null, background: string | null): void;
}

/** What .NET keeps once a process. Jobs and sessions on other machines are processes of their own. */
export interface ProcessState {
  /** Regex.CacheSize: only remembered, since the number of patterns that are kept here has a limit of its own. */
  regexCacheSize: number;
  /** Environment.ExitCode; the shell ends with a code of its own, as pwsh does. */
  exitCode: number;
  /** The number of the last task (Task.Id). */
  lastTask: number;
  /** Assemblies that were loaded from files, by their simple names; `reflection/assembly.ts` keeps and finds them. */
  readonly assemblies: Map<string, object>;
  /** What scripts have set of ServicePointManager, by property. */
  readonly servicePoint: Map<string, unknown>;
  /** What scripts have put into the AppDomain (SetData), by name. */
  readonly domainData: Map<string, unknown>;
  /** What PowerShell's own tests have switched (InternalTestHooks), by name. */
  readonly testHooks: Map<string, unknown>;
  /** Mutexes that have a name, by it. */
  readonly namedHandles: Map<string, object>;
  /** How often the thread has entered what it has locked (Monitor), by object or text. */
  readonly locks: Map<unknown, number>;
  /** Texts of secure strings that were put outside of .NET's memory, by address. */
  readonly unmanagedTexts: Map<bigint, string>;
  /**
   * What was added to objects which every session shares (encodings, types, DBNull): their `extension`, see
   * `keepExtensionsByProcess`.
   */
  readonly extensions: WeakMap<object, object>;
}

/** The state of a process that has just started. */
export function newProcessState(): ProcessState {
  return {
    regexCacheSize: 15,
    exitCode: 0,
    lastTask: 0,
    assemblies: new Map(),
    servicePoint: new Map(),
    domainData: new Map(),
    testHooks: new Map(),
    namedHandles: new Map(),
    locks: new Map(),
    unmanagedTexts: new Map(),
    extensions: new WeakMap(),
  };
}

export interface Ambient {
  /** .NET name of the current culture (formats) and of the UI culture (messages); '' is the invariant one. */
  culture: string;
  uiCulture: string;
  /** Which PowerShell the session shows itself as. */
  edition: 'Core' | 'Desktop';
  /** Milliseconds since 1970-01-01T00:00Z of the clock that the runspace lives by. */
  now(): number;
  /** IANA or Windows id of the local time zone. */
  timeZone: string;
  /** Blocks the thread; wakes early when the pipeline is stopped. */
  sleep(milliseconds: number): void;
  environment: Map<string, string>;
  /**
   * A variable that a script finds although the environment lacks it: that of the server which a script of this computer is
   * for. What PowerShell itself does by its environment heeds none of them.
   */
  lentVariable?(name: string): string | undefined;
  machineName: string;
  userName: string;
  userDomain: string;
  files: AmbientFiles;
  /** What the runspace may touch of the host. */
  host: SessionHost;
  process: ProcessState;
  console: AmbientConsole;
  /** What modules put in the way of their own types, such as the certificate stores of a machine. */
  ports: Map<AmbientPort<unknown>, unknown>;
}

/** Names what a module gives its types to reach by way of the ambient. */
export class AmbientPort<T> {
  declare readonly type: T;

  constructor(readonly name: string) {}
}

/** What a module has put there for the runspace that runs now; undefined where it has not. */
export function ambientPort<T>(port: AmbientPort<T>): T | undefined {
  return ambient().ports.get(port) as T | undefined;
}

let current: Ambient | null = null;

/** The ambient of the runspace that runs now. Throws outside of any. */
export function ambient(): Ambient {
  if (!current) throw new Error('No runspace runs: call setAmbient first.');
  return current;
}

/** The host's files, as far as the runspace that runs now may touch them. */
export function hostFiles(): HostFiles {
  return ambient().host.files;
}

/** Makes `next` current and returns the one before it, to be restored afterwards. */
export function setAmbient(next: Ambient | null): Ambient | null {
  const before = current;
  current = next;
  return before;
}
