/**
 * Microsoft.PowerShell.PSConsoleReadLine: what script blocks of keys call. The editor is in another thread: each function
 * is a call that waits for its answer. In a session without a prompt there is none; what the real class answers then is
 * answered, and what fails in it fails.
 */

import { currentRunspace } from '../../../src/engine/current-runspace.ts';
import { parseInto } from '../../../src/engine/parse-into.ts';
import type { ScriptBlock } from '../../../src/engine/runspace.ts';
import { bindableNames } from '../../../src/prompt/commands/bindable-functions.ts';
import type { HistoryEntry } from '../../../src/prompt/history/history.ts';
import { convertTo, toText } from '../../../src/types/conversion/conversion.ts';
import { netException } from '../../../src/types/net-exception.ts';
import { typeNamed } from '../../../src/types/net-type.ts';
import { defineType, type MethodDeclaration } from '../../../src/types/type-declaration.ts';
import { ConsoleKeyInfo } from '../../../src/types/values/console-key-info.ts';
import type { PSReference } from '../../../src/types/values/reference.ts';
import { asTypedArray } from '../../../src/types/values/typed-array.ts';
import { HistoryItem } from '../history-item.ts';
import { defaultHistoryOption } from '../history-rule.ts';
import { allHandlers, chordNamed, groupOf, handlersOfChords, type KeyHandlerObject } from '../key-handlers.ts';
import { pressOf } from '../pressed-key.ts';
import { bindScript, PROMPT_EDITOR, type PromptEditor, promptOptionsOf } from '../prompt-options.ts';

function editor(): PromptEditor | null {
  return currentRunspace().services.find(PROMPT_EDITOR) ?? null;
}

function call(name: string, ...args: readonly unknown[]): unknown {
  const found = editor();
  if (!found)
    throw netException('System.NullReferenceException', 'Object reference not set to an instance of an object.');
  try {
    return found.call(name, args);
  } catch (error) {
    if (error instanceof Error) throw netException('System.ArgumentException', error.message);
    throw error;
  }
}

function bufferState(): { text: string; cursor: number } {
  return editor() ? (call('GetBufferState') as { text: string; cursor: number }) : { text: '', cursor: 0 };
}

function options() {
  return promptOptionsOf(currentRunspace());
}

/** A span of the text has to lie in it. */
function checkSpan(start: number, length: number): void {
  const { text } = bufferState();
  if (start < 0 || start > text.length)
    throw netException('System.ArgumentException', "start is not valid (Parameter 'start')");
  if (length < 0 || length > text.length - start)
    throw netException('System.ArgumentException', "length is not valid (Parameter 'length')");
}

/** `$key, $arg` of a script block are handed on: the key for what it types, the argument as a number. */
const functions = bindableNames().map(
  (name): MethodDeclaration => [
    `void ${name}(System.Nullable[System.ConsoleKeyInfo] key = default, System.Object arg = default)`,
    (key: unknown, argument: unknown) => {
      const number = argument === null || argument === undefined ? null : numberOf(argument);
      const press = key instanceof ConsoleKeyInfo ? pressOf(key) : null;
      call(name, number, press);
    },
  ],
);

function numberOf(argument: unknown): number | null {
  return /^[+-]?\d+$/.test(toText(argument)) ? (convertTo(argument, typeNamed('System.Int32')) as number) : null;
}

function historyItems(): unknown {
  const entries = editor() ? (call('GetHistoryItems') as HistoryEntry[]) : [];
  return asTypedArray(
    entries.map((entry) => new HistoryItem(entry)),
    typeNamed('Microsoft.PowerShell.PSConsoleReadLine+HistoryItem'),
  );
}

function readLine(): string | null {
  const found = editor();
  if (!found) throw netException('System.NotSupportedException', 'Specified method is not supported.');
  return found.readLine();
}

export default defineType({
  name: 'Microsoft.PowerShell.PSConsoleReadLine',
  staticMethods: [
    ...functions,
    ['void AddToHistory(string command)', (command: string) => void call('AddToHistory', command)],
    ['void ClearKillRing()', () => void call('ClearKillRing')],
    [
      'void Delete(int start, int length)',
      (start: number, length: number) => {
        checkSpan(start, length);
        call('Delete', start, length);
      },
    ],
    ['void Ding()', () => void (editor() && call('Ding'))],
    [
      'void GetBufferState([ref] string input, [ref] int cursor)',
      (input: PSReference, cursor: PSReference) => {
        const state = bufferState();
        input.value = state.text;
        cursor.value = state.cursor;
      },
    ],
    [
      'void GetBufferState([ref] System.Management.Automation.Language.Ast ast, [ref] System.Management.Automation.Language.Token[] tokens, [ref] System.Management.Automation.Language.ParseError[] parseErrors, [ref] int cursor)',
      (ast: PSReference, tokens: PSReference, errors: PSReference, cursor: PSReference) => {
        const state = bufferState();
        ast.value = parseInto(state.text, null, tokens, errors);
        cursor.value = state.cursor;
      },
    ],
    [
      'Microsoft.PowerShell.AddToHistoryOption GetDefaultAddToHistoryOption(string line)',
      (line: string) => defaultHistoryOption(line),
    ],
    [
      'Microsoft.PowerShell.KeyHandlerGroup GetDisplayGrouping(string function)',
      (name: string) => convertTo(groupOf(name), typeNamed('Microsoft.PowerShell.KeyHandlerGroup')),
    ],
    ['Microsoft.PowerShell.PSConsoleReadLine+HistoryItem[] GetHistoryItems()', historyItems],
    [
      'System.Collections.Generic.IEnumerable[Microsoft.PowerShell.KeyHandler] GetKeyHandlers()',
      () => listOf(allHandlers(options(), true, false)),
    ],
    [
      'System.Collections.Generic.IEnumerable[Microsoft.PowerShell.KeyHandler] GetKeyHandlers(bool includeBound, bool includeUnbound)',
      (bound: boolean, unbound: boolean) => listOf(allHandlers(options(), bound, unbound)),
    ],
    [
      'System.Collections.Generic.IEnumerable[Microsoft.PowerShell.KeyHandler] GetKeyHandlers(string[] Chord)',
      (chords: string[]) => listOf(handlersOfChords(options(), chords)),
    ],
    ['Microsoft.PowerShell.PSConsoleReadLineOptions GetOptions()', () => options()],
    [
      'void GetSelectionState([ref] int start, [ref] int length)',
      (start: PSReference, length: PSReference) => {
        const state = editor()
          ? (call('GetSelectionState') as { start: number; length: number })
          : { start: -1, length: -1 };
        start.value = state.start;
        length.value = state.length;
      },
    ],
    ['void Insert(char c)', (character: unknown) => void call('Insert', toText(character))],
    ['void Insert(string s)', (text: string) => void call('Insert', text)],
    ['bool InViCommandMode()', () => (editor() ? call('InViCommandMode') : false)],
    ['bool InViInsertMode()', () => (editor() ? call('InViInsertMode') : options().editor.editMode === 'Vi')],
    [
      'string ReadLine(runspace runspace, System.Management.Automation.EngineIntrinsics engineIntrinsics, System.Nullable[bool] lastRunStatus)',
      readLine,
    ],
    [
      'void RemoveKeyHandler(string[] key)',
      (keys: string[]) => {
        for (const key of keys)
          options().bind({ table: options().table(undefined), chord: chordNamed(key), binding: null });
      },
    ],
    [
      'void Replace(int start, int length, string replacement, System.Object instigator = default, System.Object instigatorArg = default)',
      (start: number, length: number, text: string) => {
        checkSpan(start, length);
        call('Replace', start, length, text);
      },
    ],
    ['void SetCursorPosition(int cursor)', (cursor: number) => void call('SetCursorPosition', cursor)],
    [
      'void SetKeyHandler(string[] key, scriptblock scriptBlock, string briefDescription, string longDescription)',
      (keys: string[], block: ScriptBlock, brief: string, description: string) =>
        bindScript(options(), options().table(undefined), keys.map(chordNamed), block, brief, description),
    ],
    [
      'bool TryGetArgAsInt(System.Object arg, [ref] int numericArg, int defaultNumericArg)',
      (argument: unknown, found: PSReference, otherwise: number) => {
        const number = argument === null ? otherwise : numberOf(argument);
        if (number === null) {
          if (editor()) call('Ding');
          return false;
        }
        found.value = number;
        return true;
      },
    ],
  ],
});

function listOf(handlers: readonly KeyHandlerObject[]): unknown {
  return asTypedArray([...handlers], typeNamed('Microsoft.PowerShell.KeyHandler'));
}
