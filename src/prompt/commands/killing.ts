/** Functions that cut into the kill ring, and that take from it. Kills one after the other are one entry. */
import type { EditorState } from '../editor-state.ts';
import type { CommandTable, EditorCommand } from './command.ts';
import { type Motion, motions, moved } from './movement.ts';

/** Cuts what lies between the cursor and a place. */
export function killTo(state: EditorState, place: number): void {
  const { buffer, killRing } = state;
  const before = place < buffer.cursor;
  const goesOn = state.going('kill') === true;
  if (place === buffer.cursor) {
    state.bell();
    if (goesOn) state.goOn('kill', true);
    return;
  }
  const text = buffer.remove(buffer.cursor, place);
  if (goesOn) killRing.extend(text, before);
  else killRing.push(text);
  state.goOn('kill', true);
}

function killing(forward: Motion, backward: Motion): EditorCommand {
  return (state, argument) => {
    const { selection } = state;
    if (selection) {
      state.anchor = null;
      state.buffer.cursor = selection.start;
      killTo(state, selection.end);
    } else killTo(state, moved(state, argument, forward, backward));
  };
}

/** At the end of a line its line feed is cut, so that the next line comes up. */
function restOfLine({ buffer }: EditorState): number {
  const end = buffer.lineEnd();
  return buffer.cursor === end ? Math.min(end + 1, buffer.length) : end;
}

function yank(state: EditorState): void {
  const text = state.killRing.current;
  if (text === null) {
    state.bell();
    return;
  }
  const start = state.buffer.cursor;
  state.mark = start;
  state.buffer.insert(text);
  state.goOn('yank', { start });
}

function yankPop(state: EditorState): void {
  const run = state.going('yank');
  const text = run ? state.killRing.rotate() : null;
  if (!run || text === null) {
    state.bell();
    return;
  }
  state.buffer.replace(run.start, state.buffer.cursor, text);
  state.goOn('yank', run);
}

export const killingCommands: CommandTable = {
  KillLine: (state) => killTo(state, restOfLine(state)),
  BackwardKillLine: (state) => killTo(state, state.buffer.lineStart()),
  BackwardKillInput: (state) => killTo(state, 0),
  KillWord: killing(motions.wordEndForward, motions.wordBackward),
  BackwardKillWord: killing(motions.wordBackward, motions.wordEndForward),
  ShellKillWord: killing(motions.tokenEndForward, motions.tokenBackward),
  ShellBackwardKillWord: killing(motions.tokenBackward, motions.tokenEndForward),
  UnixWordRubout: killing(motions.globBackward, motions.globForward),
  KillRegion: (state) => killTo(state, state.mark),
  Yank: yank,
  YankPop: yankPop,
};
