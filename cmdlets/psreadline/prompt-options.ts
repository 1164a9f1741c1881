/**
 * The options of the prompt's editor as an object that scripts read and change (Get-PSReadLineOption), and the keys that
 * they have bound. Whoever has a prompt asks for what has changed and gives it to the editor.
 */
import type { Runspace, ScriptBlock } from '../../src/engine/runspace.ts';
import { ServiceKey } from '../../src/engine/services.ts';
import type { KeyChange, TableName } from '../../src/prompt/keys/key-map.ts';
import { KeyMap } from '../../src/prompt/keys/key-map.ts';
import { DEFAULT_OPTIONS, type PromptOptions, type PromptSettings } from '../../src/prompt/options.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { comparerOf } from '../../src/types/values/comparer.ts';
import { NetSet } from '../../src/types/values/net-collections.ts';

/** A script block that is bound to keys. */
export interface KeyScript {
  readonly block: ScriptBlock;
  readonly briefDescription: string;
  readonly description: string;
}

/** Commands whose script blocks PSReadLine's validation looks into. */
const VALIDATED_INSIDE = [
  ...['ForEach-Object', '%', 'Invoke-Command', 'icm', 'Measure-Command', 'New-Module', 'nmo', 'Register-EngineEvent'],
  ...['Register-ObjectEvent', 'Register-WMIEvent', 'Set-PSBreakpoint', 'sbp', 'Start-Job', 'sajb', 'Trace-Command'],
  ...['trcm', 'Use-Transaction', 'Where-Object', '?', 'where'],
];

export class PSConsoleReadLineOptions extends NetObject {
  /** What the editor is told. */
  editor: PromptOptions = DEFAULT_OPTIONS;
  /** Whether the default rule decides what the history keeps. */
  usesDefaultHistoryRule = true;
  /** A Func[string,object] in place of that rule; null keeps everything. */
  addToHistoryHandler: unknown = null;
  /** An Action[CommandAst] that may refuse a line by throwing. */
  commandValidationHandler: unknown = null;
  viModeChangeHandler: ScriptBlock | null = null;
  readonly scripts: KeyScript[] = [];
  private readonly keyChanges: KeyChange[] = [];
  private map: KeyMap | null = null;
  private validatedCommands: NetSet | null = null;
  private hasChanged = false;

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.PSConsoleReadLineOptions');
  }

  get commandsToValidateScriptBlockArguments(): NetSet {
    if (!this.validatedCommands) {
      const type = genericTypeOf(typeNamed('System.Collections.Generic.HashSet`1'), [typeNamed('System.String')]);
      const set = new NetSet(type, comparerOf(null), false);
      for (const name of VALIDATED_INSIDE) set.add(name);
      this.validatedCommands = set;
    }
    return this.validatedCommands;
  }

  set commandsToValidateScriptBlockArguments(set: NetSet) {
    this.validatedCommands = set;
  }

  /** Changes options of the editor. Another edit mode has its own keys anew. */
  change(changes: Partial<PromptOptions>): void {
    this.editor = { ...this.editor, ...changes };
    if (changes.editMode !== undefined) {
      this.keyChanges.length = 0;
      this.map = null;
    }
    this.hasChanged = true;
  }

  bind(change: KeyChange): void {
    this.keyChanges.push(change);
    this.map = null;
    this.hasChanged = true;
  }

  /** Keeps a script for keys; gives the number by which they name it. */
  addScript(script: KeyScript): number {
    return this.scripts.push(script) - 1;
  }

  /** The keys as they are bound now. */
  get keys(): KeyMap {
    return (this.map ??= new KeyMap(this.keyChanges));
  }

  /** The table that a cmdlet means: for Vi the mode that it names, insert by default. */
  table(viMode: string | undefined): TableName {
    const { editMode } = this.editor;
    if (editMode !== 'Vi' && viMode === undefined) return editMode;
    return viMode === 'Command' ? 'ViCommand' : 'ViInsert';
  }

  /** What is to be told to the editor since the last time; null when nothing has changed. */
  takeChanges(): PromptSettings | null {
    if (!this.hasChanged) return null;
    this.hasChanged = false;
    return { options: this.editor, keys: [...this.keyChanges] };
  }
}

const OPTIONS = new ServiceKey<PSConsoleReadLineOptions>('options of the prompt');

/** The options of a session, which it has also where nobody types. */
export function promptOptionsOf(runspace: Runspace): PSConsoleReadLineOptions {
  const { services } = runspace;
  if (!services.has(OPTIONS)) services.provide(OPTIONS, new PSConsoleReadLineOptions());
  return services.require(OPTIONS);
}

/** The editor of the prompt, for the functions of [PSConsoleReadLine]. */
export interface PromptEditor {
  /** Calls a function of the editor. @throws Error what the editor says */
  call(name: string, args: readonly unknown[]): unknown;
  /** Asks for a command; null when the input has ended. */
  readLine(): string | null;
}

/** Given by a host that has a prompt. */
export const PROMPT_EDITOR = new ServiceKey<PromptEditor>('editor of the prompt');

/** Binds a script block to chords; its descriptions are what lists of keys show. */
export function bindScript(
  options: PSConsoleReadLineOptions,
  table: TableName,
  chords: readonly string[],
  block: ScriptBlock,
  brief: string | undefined,
  description: string | undefined,
): void {
  const handler = options.addScript({
    block,
    briefDescription: brief?.trim() ? brief : 'CustomAction',
    description: description?.trim() ? description : 'User defined action',
  });
  for (const chord of chords) options.bind({ table, chord, binding: { handler } });
}
