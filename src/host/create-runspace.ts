/** Puts a runspace together: cmdlets and types of the program, formatting, providers, the effects of a host. */
import { hostname, userInfo } from 'node:os';
import type { HostUI } from '../engine/host.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { Runspace } from '../engine/runspace.ts';
import { DefaultOutputSession } from '../formatting/default-output-session.ts';
import { redirectionTarget } from '../formatting/redirection-target.ts';
import { commandIndex } from '../generated/commands.ts';
import { typeIndex } from '../generated/types.ts';
import type { Ambient } from '../types/ambient.ts';
import { registerTypes } from '../types/net-type.ts';
import { MountedFiles, type Mount } from '../providers/mounted-files.ts';
import { connectProviders } from '../providers/connect-providers.ts';

export interface SessionOptions {
  readonly ui: HostUI;
  readonly mounts?: readonly Mount[];
  readonly startDirectory?: string;
  readonly culture?: string;
  readonly timeZone?: string;
  /** Milliseconds since 1970; the system's clock when omitted. */
  readonly now?: () => number;
  readonly environment?: ReadonlyMap<string, string>;
  readonly interrupt?: Interrupt;
}

let registered = false;

function registerOnce(): void {
  if (registered) return;
  registered = true;
  registerTypes(typeIndex.values());
}

export function createRunspace(options: SessionOptions): Runspace {
  registerOnce();
  const interrupt = options.interrupt ?? new Interrupt();
  const runspace = new Runspace({
    ui: options.ui,
    ambient: ambientOf(options, interrupt),
    interrupt,
    makeDisplay: (owner) => new DefaultOutputSession(owner),
  });
  runspace.redirections.target = redirectionTarget(runspace);
  runspace.commands.registerCmdlets(commandIndex.values());
  runspace.enter(() => connectProviders(runspace));
  return runspace;
}

function ambientOf(options: SessionOptions, interrupt: Interrupt): Ambient {
  const environment = new Map(options.environment ?? Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined));
  return {
    culture: options.culture ?? 'en-US',
    uiCulture: options.culture ?? 'en-US',
    now: options.now ?? Date.now,
    timeZone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    sleep: (milliseconds) => interrupt.sleep(milliseconds),
    environment,
    machineName: environment.get('COMPUTERNAME') ?? hostname(),
    userName: environment.get('USERNAME') ?? userInfo().username,
    userDomain: environment.get('USERDOMAIN') ?? hostname(),
    files: new MountedFiles(options.mounts ?? [], options.startDirectory ?? process.cwd()),
    console: {
      write: (text) => options.ui.write(text),
      writeError: (text) => options.ui.writeErrorText(text),
      readLine: () => options.ui.readLine(''),
    },
  };
}
