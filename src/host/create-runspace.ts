/** Puts a runspace together: cmdlets and types of the program, formatting, providers, the effects of a host. */

import { HISTORY_RULE } from '../../cmdlets/psreadline/history-rule.ts';
import { EMULATED_ASSEMBLIES } from '../engine/assemblies/emulated-assembly.ts';
import { COMPLETER } from '../engine/command-completion.ts';
import { HELP_TOPICS, HelpTopics } from '../engine/help/help-topics.ts';
import type { ConsoleColor, DefaultOutput, HostUI } from '../engine/host.ts';
import { readPress } from '../engine/host-keys.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { LocalRunspace } from '../engine/local-runspace.ts';
import { connectModules } from '../engine/modules/connect-modules.ts';
import { MODULE_DATA } from '../engine/modules/module-data.ts';
import { initialModulePath } from '../engine/modules/resource-folders.ts';
import type { Runspace } from '../engine/runspace.ts';
import { DefaultOutputSession } from '../formatting/default-output-session.ts';
import { moduleData } from '../formatting/module-data.ts';
import { redirectionTarget } from '../formatting/redirection-target.ts';
import { BUILT_IN_VIEWS } from '../formatting/runspace-context.ts';
import type { View } from '../formatting/view-definition.ts';
import { XmlOutputSession } from '../formatting/xml-output-session.ts';
import { aboutTopics } from '../generated/about-topics.ts';
import { emulatedAssemblies } from '../generated/assemblies.ts';
import { commandIndex } from '../generated/commands.ts';
import { builtInModules } from '../generated/modules.ts';
import { typeIndex } from '../generated/types.ts';
import { builtInViews } from '../generated/views.ts';
import { platform } from '../platform/platform.ts';
import { fullHost, type SessionHost } from '../platform/session-host.ts';
import { connectProviders } from '../providers/connect-providers.ts';
import { type Mount, MountedFiles } from '../providers/mounted-files.ts';
import { type Ambient, newProcessState } from '../types/ambient.ts';
import type { Edition } from '../types/edition.ts';
import { variable } from '../types/environment-variables.ts';
import { registerTypes } from '../types/net-type.ts';
import { completerOf } from './completion/runspace-completer.ts';
import { defineProfileVariable } from './profile-variable.ts';
import { historyRule } from './prompt-history.ts';

export interface RunspaceSettings {
  readonly ui: HostUI;
  /** Whether the session is on a machine that runs Windows; its aliases and programs are then Windows'. */
  readonly onWindows?: boolean;
  /** Gives the runspace what its modules need of the host, before they are connected. */
  readonly provide?: (runspace: Runspace) => void;
  readonly mounts?: readonly Mount[];
  readonly startDirectory?: string;
  readonly culture?: string;
  /** Which PowerShell it shows itself as; 7 when omitted. */
  readonly edition?: Edition;
  /** The time zone, each time that somebody asks; null or omitted for that of this computer. */
  readonly timeZone?: () => string | null;
  /** Milliseconds since 1970; the system's clock when omitted. */
  readonly now?: () => number;
  /** The environment variables; those of the process when omitted. */
  readonly environment?: Map<string, string>;
  /** Variables that scripts find besides: see `Ambient`. */
  readonly lentVariable?: (name: string) => string | undefined;
  /** What the session may touch of the host; everything when omitted. */
  readonly host?: SessionHost;
  readonly interrupt?: Interrupt;
  /** Whether what inputs write goes to another PowerShell, as CLIXML; to people when omitted. */
  readonly xmlOutput?: boolean;
  /** Looks at what inputs show, and passes it on. */
  readonly watchDisplay?: (display: DefaultOutput) => DefaultOutput;
  /** Called before a script sleeps: what was written has to be seen by then. */
  readonly beforeSleep?: () => void;
  /** Lets time pass that a script waits for; the host's own when omitted. */
  readonly passTime?: (milliseconds: number) => void;
}

let registered = false;

function registerOnce(): void {
  if (registered) return;
  registered = true;
  registerTypes(typeIndex.values());
}

export function createRunspace(settings: RunspaceSettings): LocalRunspace {
  registerOnce();
  const interrupt = settings.interrupt ?? new Interrupt();
  const runspace = new LocalRunspace({
    ui: settings.ui,
    ambient: ambientOf(settings, interrupt),
    interrupt,
    makeDisplay: (owner) => {
      const display = settings.xmlOutput ? new XmlOutputSession(owner) : new DefaultOutputSession(owner);
      return settings.watchDisplay?.(display) ?? display;
    },
  });
  const { edition } = runspace.ambient;
  const isShown = (view: View) => view.edition === undefined || view.edition === edition;
  runspace.services.provideLazily(BUILT_IN_VIEWS, () => builtInViews().filter(isShown));
  runspace.services.provideLazily(EMULATED_ASSEMBLIES, emulatedAssemblies);
  runspace.services.provideLazily(HELP_TOPICS, () => new HelpTopics(aboutTopics));
  runspace.services.provideLazily(MODULE_DATA, () => moduleData(runspace));
  settings.provide?.(runspace);
  runspace.services.provide(HISTORY_RULE, (line) => historyRule(runspace, line));
  runspace.services.provide(COMPLETER, completerOf(runspace));
  const redirections = redirectionTarget(runspace);
  runspace.enter(() => {
    connectProviders(runspace, { driveLetters: driveLetters(settings.mounts ?? []), redirections });
    const builtIns = { commands: commandIndex.values(), modules: builtInModules() };
    connectModules(runspace, builtIns, { onWindows: settings.onWindows ?? false });
    defineProfileVariable(runspace, settings.onWindows ?? false);
  });
  runspace.makeSibling = () =>
    createRunspace({
      ...settings,
      interrupt,
      startDirectory: runspace.fileDirectory,
    });
  return runspace;
}

/** The letters of the mounts that are Windows drives. */
function driveLetters(mounts: readonly Mount[]): string[] {
  return mounts
    .map((mount) => /^([a-z]):/i.exec(mount.prefix)?.[1]?.toUpperCase())
    .filter((letter) => letter !== undefined);
}

function ambientOf(settings: RunspaceSettings, interrupt: Interrupt): Ambient {
  const { ui, host = fullHost(), mounts = [] } = settings;
  return {
    culture: settings.culture ?? 'en-US',
    uiCulture: settings.culture ?? 'en-US',
    edition: settings.edition ?? 'Core',
    now: settings.now ?? (() => platform().time.now()),
    sleep: (milliseconds) => {
      settings.beforeSleep?.();
      if (!settings.passTime) return interrupt.sleep(milliseconds);
      settings.passTime(milliseconds);
      return interrupt.check();
    },
    environment: settings.environment ?? processEnvironment(),
    ...(settings.lentVariable && { lentVariable: settings.lentVariable }),
    files: new MountedFiles(
      mounts,
      settings.startDirectory ?? platform().system.currentDirectory,
      host.access === 'full',
    ),
    host,
    ports: new Map(),
    process: newProcessState(),
    console: {
      write: (text, foreground, background) =>
        ui.write(text, foreground as ConsoleColor | undefined, background as ConsoleColor | undefined),
      writeError: (text) => ui.writeErrorText(text),
      readLine: () => (ui.consoleLine ? ui.consoleLine() : ui.readLine('')),
      readKey: (echoes) => readPress(ui, { echoes }),
      get size() {
        return ui.size;
      },
      get isTerminal() {
        return ui.lendsTerminal;
      },
      get title() {
        return ui.windowTitle;
      },
      set title(title: string) {
        ui.windowTitle = title;
      },
      clear: () => ui.clear(),
      paint: (foreground, background) =>
        ui.paint?.(foreground as ConsoleColor | null, background as ConsoleColor | null),
    },
    // What follows costs too much to find out for scripts that never ask.
    get timeZone() {
      return settings.timeZone?.() ?? hostTimeZone();
    },
    get machineName() {
      return variable(this, 'COMPUTERNAME') ?? platform().system.hostName;
    },
    get userName() {
      return variable(this, 'USERNAME') ?? platform().system.userName;
    },
    get userDomain() {
      return variable(this, 'USERDOMAIN') ?? platform().system.hostName;
    },
  };
}

let foundTimeZone: string | null = null;

function hostTimeZone(): string {
  return (foundTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The environment that the program was started with, as a session may change it; with some variables set otherwise. */
export function processEnvironment(others: Iterable<readonly [string, string]> = []): Map<string, string> {
  const environment = new Map([...platform().system.environment, ...others]);
  environment.set('PSModulePath', initialModulePath(environment));
  return environment;
}
