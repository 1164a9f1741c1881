/** Stops of the debugger at the console: where it stands, and a prompt for its commands until one goes on. */
import { positionMessage } from '../../language/position-message.ts';
import { toText } from '../../types/conversion/conversion.ts';
import type { Frame } from '../runspace.ts';
import type { CommandResults, DebuggerStop, ResumeAction } from './debugger-stop.ts';

/** What a debugger does with a line that was entered. */
interface Stopped {
  processCommand(text: string, write: (value: unknown) => void): CommandResults;
  /** Whether the console has told that it debugs. */
  announced: boolean;
}

/** Asks until a command says how to go on; the end of the input goes on, too. */
export function promptAtStop(stopped: Stopped, f: Frame, stop: DebuggerStop): ResumeAction {
  const { display, ui } = f.runspace;
  const say = (text: string) => display.writeHost(`${text}\n`);
  if (!stopped.announced) say('Entering debug mode. Use h or ? for help.\n');
  stopped.announced = true;
  for (const breakpoint of stop.breakpoints) say(`Hit ${breakpoint.toString()}\n`);
  const { extent } = stop.invocation;
  if (extent) say(positionMessage(extent));
  for (;;) {
    const line = ui.readLine(promptText(f));
    if (line === null) return 'Continue';
    const { resumeAction } = stopped.processCommand(line, (value) => display.write(value));
    if (resumeAction !== null) return resumeAction;
  }
}

/** `[DBG]: PS C:\>> `: what the prompt function gives, marked. */
function promptText(f: Frame): string {
  const { runspace } = f;
  const values = runspace.invokeBlock(runspace.scripts.fromText('prompt'), { caller: f, newScope: true });
  return `[DBG]: ${values
    .map((value) => toText(value))
    .join('')
    .replace(/> $/, '>> ')}`;
}
