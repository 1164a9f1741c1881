/** The keys as Get-PSReadLineKeyHandler lists them. */
import { bindableNames, type FunctionGroup, factsOf } from '../../src/prompt/commands/bindable-functions.ts';
import { ChordError, readChord } from '../../src/prompt/keys/chord.ts';
import { type Binding, HIDDEN_FUNCTIONS, type TableName, tablesOf } from '../../src/prompt/keys/key-map.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import type { PSConsoleReadLineOptions } from './prompt-options.ts';

export class KeyHandlerObject extends NetObject {
  constructor(
    public key: string,
    public functionName: string,
    public description: string | null,
    public group: FunctionGroup,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('Microsoft.PowerShell.KeyHandler');
  }
}

/** In the order in which they are shown; a group's heading stands above its functions. */
const GROUP_ORDER: readonly FunctionGroup[] = [
  ...(['Basic', 'CursorMovement', 'History', 'Completion', 'Prediction'] as const),
  ...(['Miscellaneous', 'Selection', 'Search', 'Custom'] as const),
];

/** A chord as a person writes it. @throws NetException what is wrong with it */
export function chordNamed(written: string): string {
  try {
    return readChord(written);
  } catch (error) {
    if (error instanceof ChordError) throw netException('System.ArgumentException', error.message);
    throw error;
  }
}

/** What is bound to chords, in each table of the edit mode. */
export function handlersOfChords(options: PSConsoleReadLineOptions, written: readonly string[]): KeyHandlerObject[] {
  const found: KeyHandlerObject[] = [];
  for (const chord of written.map(chordNamed)) {
    for (const table of tablesOf(options.editor.editMode)) {
      const binding = options.keys.find(table, chord);
      if (binding !== null) found.push(handler(options, table, chord, binding));
    }
  }
  return inOrder(found);
}

/** All keys that are bound, all functions that no key has, or both. */
export function allHandlers(options: PSConsoleReadLineOptions, bound: boolean, unbound: boolean): KeyHandlerObject[] {
  const found: KeyHandlerObject[] = [];
  // Any printable key that is not bound otherwise inserts itself.
  const named = new Set(['SelfInsert']);
  for (const table of tablesOf(options.editor.editMode)) {
    for (const [chord, binding] of options.keys.entries(table)) {
      if (typeof binding === 'string' && HIDDEN_FUNCTIONS.has(binding)) continue;
      if (typeof binding === 'string') named.add(binding);
      if (bound) found.push(handler(options, table, chord, binding));
    }
  }
  if (unbound)
    for (const name of bindableNames())
      if (!named.has(name)) found.push(new KeyHandlerObject('Unbound', name, descriptionOf(name), groupOf(name)));
  return inOrder(found);
}

function handler(
  { scripts }: PSConsoleReadLineOptions,
  table: TableName,
  chord: string,
  binding: Binding,
): KeyHandlerObject {
  const key = table === 'ViCommand' ? `<${chord}>` : chord;
  if (typeof binding === 'string') return new KeyHandlerObject(key, binding, descriptionOf(binding), groupOf(binding));
  const script = scripts[binding.handler];
  return new KeyHandlerObject(key, script?.briefDescription ?? '', script?.description ?? '', 'Custom');
}

function descriptionOf(name: string): string {
  return factsOf(name)?.description ?? name;
}

/** @internal */
export function groupOf(name: string): FunctionGroup {
  return factsOf(name)?.group ?? 'Custom';
}

function inOrder(handlers: readonly KeyHandlerObject[]): KeyHandlerObject[] {
  return [...handlers].sort(
    (a, b) =>
      GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group) ||
      a.functionName.localeCompare(b.functionName, 'en', { sensitivity: 'base' }),
  );
}
