/** Runs the commands of wizards in a session: the text that is shown is the text that is run. */
import type { Runspace } from '../engine/runspace.ts';
import { InformationRecord, TextRecord } from '../engine/stream-records.ts';
import { toText } from '../types/conversion/conversion.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { getMember } from '../types/members/member-access.ts';
import type { OutputLine } from './form-view.ts';
import type { CommandAnswer, CommandEffect } from './page-machine.ts';

/** So wide the windows of wizards show objects. */
const WIDTH = 100;

/** Runs a command; what it printed, in the order in which it did, and what it gave. */
export function runInSession(runspace: Runspace, { command, secrets, wants }: CommandEffect): CommandAnswer {
  return runspace.enter(() => {
    const caller = runspace.activeFrame ?? runspace.topFrame();
    const block = runspace.scripts.fromText(`& { try { ${command} } catch { $_ } } *>&1`, null);
    const given = runspace.invokeBlock(block, {
      caller,
      prepare: (scope) => {
        for (const [name, value] of Object.entries(secrets)) scope.assign(name, value);
      },
    });
    const objects = given.filter((value) => kindOf(value) === null);
    return {
      kind: 'ran',
      succeeded: !given.some((value) => value instanceof ErrorRecord),
      lines: [{ kind: 'command', text: command }, ...linesOf(runspace, given)],
      objects: objects.map((object) => Object.fromEntries(wants.map((name) => [name, propertyText(object, name)]))),
    };
  });
}

function propertyText(object: unknown, name: string): string {
  const value = getMember(object, name) ?? null;
  return value === null ? '' : toText(value);
}

/** Objects that come one after the other are shown together. */
function linesOf(runspace: Runspace, given: readonly unknown[]): OutputLine[] {
  const lines: OutputLine[] = [];
  let objects: unknown[] = [];
  const show = () => {
    if (objects.length > 0) lines.push(...shown(runspace, objects));
    objects = [];
  };
  for (const value of given) {
    const kind = kindOf(value);
    if (kind === null) {
      objects.push(value);
      continue;
    }
    show();
    lines.push({ kind, text: value instanceof ErrorRecord ? value.message : toText(value) });
  }
  show();
  return lines;
}

function shown(runspace: Runspace, objects: readonly unknown[]): OutputLine[] {
  return runspace
    .invokeCommand('Out-String', { Stream: true, Width: WIDTH }, objects)
    .map((line) => ({ kind: 'output', text: toText(line) }));
}

/** What a value is drawn as; null for an object, which the formatter draws. */
function kindOf(value: unknown): OutputLine['kind'] | null {
  if (value instanceof ErrorRecord) return 'error';
  if (value instanceof InformationRecord) return 'output';
  if (!(value instanceof TextRecord)) return null;
  return value.stream === 'warning' ? 'warning' : 'verbose';
}
