/** What a function of the editor is: bindable by name, callable from scripts. */
import type { EditorState } from '../editor-state.ts';
import type { KeyPress } from '../keys/chord.ts';

/** @param argument the number typed before the key, null for none */
export type EditorCommand = (state: EditorState, argument: number | null, key: KeyPress) => void;

export type CommandTable = Readonly<Record<string, EditorCommand>>;

/** Does something as often as the argument says. */
export function times(argument: number | null, once: () => void): void {
  for (let i = Math.max(1, argument ?? 1); i > 0; i--) once();
}
