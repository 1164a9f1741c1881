/** What is to be seen while a command is edited: its text in colours, what lies over them, and what stands below. */
import type { Highlights } from './colour/highlighter.ts';
import type { EditorState } from './editor-state.ts';
import type { PromptOptions } from './options.ts';
import type { StyledLine, StyledText } from './screen/cells.ts';
import { styledLineOf } from './screen/cells.ts';
import type { Frame, StyleSpan } from './screen/compose.ts';
import { pairAt } from './text/brackets.ts';

export interface Surroundings {
  readonly prompt: StyledLine;
  readonly startColumn: number;
  readonly colours: boolean;
  readonly highlights: Highlights;
  /** The line is over: nothing is shown that helps to type. */
  readonly isLast: boolean;
  readonly showsError: boolean;
  readonly below: readonly StyledLine[];
  readonly cursorBelow: number | null;
}

const UNDERLINED = '\u001b[4m';
const BOLD = '\u001b[1m';
const REVERSED = '\u001b[7m';

export function frameOf(state: EditorState, around: Surroundings): Frame {
  const { buffer, options, suggestion } = state;
  const { colours, highlights } = around;
  const hasError = highlights.errors.length > 0 && !around.isLast;
  return {
    startColumn: around.startColumn,
    prompt: modeLine(state, promptLine(around.prompt, options, hasError, colours)),
    continuationPrompt: styledLineOf(options.continuationPrompt, colours ? options.colors.ContinuationPrompt : ''),
    text: buffer.text,
    cursor: buffer.cursor,
    colours: colours ? highlights.spans : [],
    overlays: overlaysOf(state, around),
    suggestion:
      suggestion === null ? null : { text: suggestion, style: colours ? options.colors.InlinePrediction : '' },
    below: [...errorLines(around, options), ...around.below],
    cursorBelow: around.cursorBelow,
  };
}

function overlaysOf(state: EditorState, { highlights, isLast, colours, showsError }: Surroundings): StyleSpan[] {
  if (isLast) return [];
  const { options, buffer, selection, emphasis } = state;
  const spans: StyleSpan[] = [];
  const pair = pairAt(highlights.brackets, buffer.cursor);
  if (pair && buffer.length > 2)
    for (const at of [pair.open, pair.close]) spans.push({ start: at, end: at + 1, style: BOLD, adds: true });
  if (showsError)
    for (const { start, end } of highlights.errors)
      spans.push({
        start,
        end: Math.max(end, start + 1),
        style: UNDERLINED + (colours ? options.colors.Error : ''),
        adds: true,
      });
  if (emphasis) {
    const end = emphasis.start + emphasis.length;
    spans.push({ start: emphasis.start, end, style: colours ? options.colors.Emphasis : UNDERLINED });
  }
  if (selection) spans.push({ ...selection, style: colours ? options.colors.Selection : REVERSED });
  return spans;
}

/** Where that is wished, the prompt stands out in the command mode of vi. */
function modeLine({ viMode, options }: EditorState, prompt: StyledLine): StyledLine {
  if (viMode !== 'command' || options.editMode !== 'Vi' || options.viModeIndicator !== 'Prompt') return prompt;
  return prompt.map(({ text, style }) => ({ text, style: style + REVERSED }));
}

/** While the text has an error, the end of the prompt tells. */
function promptLine(prompt: StyledLine, options: PromptOptions, hasError: boolean, colours: boolean): StyledLine {
  const [right, wrong] = options.promptText ?? [];
  if (right !== undefined) {
    const whole = prompt.map(({ text }) => text).join('');
    if (whole.endsWith(right) || hasError) {
      const kept = cutEnd(prompt, right.length);
      const text = hasError ? (wrong ?? right) : right;
      const style = hasError && wrong === undefined && colours ? options.colors.Error : '';
      return [...kept, ...styledLineOf(text, style)];
    }
  }
  if (!hasError || !colours) return prompt;
  // Without more being said it is the last character that is no blank.
  const whole = prompt.map(({ text }) => text).join('');
  const at = whole.trimEnd().length - 1;
  return at < 0 ? prompt : restyled(prompt, at, options.colors.Error);
}

function cutEnd(line: StyledLine, count: number): StyledLine {
  const parts = [...line];
  let left = count;
  while (left > 0) {
    const last = parts.pop();
    if (!last) break;
    if (last.text.length > left) parts.push({ ...last, text: last.text.slice(0, -left) });
    left -= last.text.length;
  }
  return parts;
}

function restyled(line: StyledLine, at: number, style: string): StyledText[] {
  const parts: StyledText[] = [];
  let start = 0;
  for (const part of line) {
    const end = start + part.text.length;
    if (at < start || at >= end) parts.push(part);
    else {
      const inside = at - start;
      parts.push({ ...part, text: part.text.slice(0, inside) }, { text: part.text[inside] as string, style });
      parts.push({ ...part, text: part.text.slice(inside + 1) });
    }
    start = end;
  }
  return parts.filter(({ text }) => text !== '');
}

/** What is wrong with the text, once the keys rest. */
function errorLines({ highlights, showsError, colours, below }: Surroundings, options: PromptOptions): StyledLine[] {
  const [first] = highlights.errors;
  if (!first || !showsError || below.length > 0) return [];
  return [[{ text: first.message.replace(/\s*\n\s*/g, ' '), style: colours ? options.colors.Error : '' }]];
}
