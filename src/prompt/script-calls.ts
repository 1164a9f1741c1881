/** What scripts may call of the editor while the script block of a key runs: [Microsoft.PowerShell.PSConsoleReadLine]. */
import { commandNamed } from './commands/all-commands.ts';
import type { Editor } from './editor.ts';
import type { EditorState } from './editor-state.ts';
import type { KeyPress } from './keys/chord.ts';

type Call = (state: EditorState, args: readonly unknown[], editor: Editor) => unknown;

const CALLS: Readonly<Record<string, Call>> = {
  Insert: ({ buffer }, [text]) => {
    buffer.insert(String(text));
    return null;
  },
  Replace: ({ buffer }, [start, length, text]) => {
    checkSpan(buffer.length, Number(start), Number(length));
    buffer.replace(Number(start), Number(start) + Number(length), String(text));
    return null;
  },
  Delete: ({ buffer }, [start, length]) => {
    checkSpan(buffer.length, Number(start), Number(length));
    buffer.remove(Number(start), Number(start) + Number(length));
    return null;
  },
  GetBufferState: ({ buffer }) => ({ text: buffer.text, cursor: buffer.cursor }),
  SetCursorPosition: ({ buffer }, [cursor]) => {
    buffer.cursor = Number(cursor);
    return null;
  },
  GetSelectionState: ({ selection }) =>
    selection ? { start: selection.start, length: selection.end - selection.start } : { start: -1, length: -1 },
  GetHistoryItems: ({ history }) => Array.from({ length: history.length }, (_, at) => history.entryAt(at)),
  AddToHistory: ({ history }, [text]) => {
    history.add(String(text), 'memory-and-file');
    return null;
  },
  ClearKillRing: ({ killRing }) => {
    killRing.clear();
    return null;
  },
  InViCommandMode: ({ viMode, options }) => options.editMode === 'Vi' && viMode === 'command',
  InViInsertMode: ({ viMode, options }) => options.editMode === 'Vi' && viMode === 'insert',
  Ding: (state) => {
    state.bell();
    return null;
  },
};

/**
 * Calls a function of the editor by name: one of those above with its arguments, or a bindable one with the number typed
 * before the key, and the key. @throws Error when there is none, or when it refuses
 */
export function callEditor(editor: Editor, name: string, args: readonly unknown[]): unknown {
  const call = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  let result: unknown = null;
  editor.edit(() => {
    if (call) {
      result = call(editor.state, args, editor);
      return;
    }
    const command = commandNamed(name);
    if (!command) throw new Error(`The editor has no function ${name}.`);
    const [argument = null, key = null] = args;
    const press = (key as KeyPress | null) ?? { chord: name, text: '' };
    command(editor.state, typeof argument === 'number' ? argument : null, press);
  });
  return result;
}

function checkSpan(length: number, start: number, count: number): void {
  if (start < 0 || start > length) throw new Error("start must be within the input buffer. (Parameter 'start')");
  if (count < 0 || start + count > length) throw new Error("length is too big. (Parameter 'length')");
}
