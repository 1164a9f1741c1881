/** `lyncshell lab …`: the labs of this person. */
import type { CreationProgress } from '../deployment/lab-creation.ts';
import { createLab, defaultLabsRoot, deleteLab, listLabs } from '../deployment/labs.ts';
import { ProgressRecord } from '../engine/progress-record.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodes } from './exit-codes.ts';

export interface NewLab {
  readonly name: string;
  /** A built-in topology or a file; null for the one that every installation has. */
  readonly topology: string | null;
  /** Lab time at the start, `system`, or null for the default. */
  readonly start: string | null;
}

export function listLabsCommand(ui: ConsoleUI): number {
  for (const name of listLabs(defaultLabsRoot())) ui.writeOutputLine(name);
  return 0;
}

export function newLabCommand({ name, topology, start }: NewLab, ui: ConsoleUI): number {
  const instant = start === null || start === 'system' ? start : Date.parse(start);
  if (Number.isNaN(instant)) {
    ui.writeErrorText(`lyncshell: "${start}" is not a date like 2012-06-15T09:00.\n`);
    return exitCodes.usage;
  }
  createLab(defaultLabsRoot(), name, {
    ...(topology === null ? {} : { topology }),
    ...(instant === null ? {} : { start: instant as number | 'system' }),
    onProgress: creationProgress(ui, name),
  });
  ui.endInput();
  ui.writeOutputLine(`Made the lab "${name}".`);
  return 0;
}

export function deleteLabCommand(name: string, ui: ConsoleUI): number {
  deleteLab(defaultLabsRoot(), name);
  ui.writeOutputLine(`Deleted the lab "${name}".`);
  return 0;
}

const CREATION_ACTIVITY = 0x1ab;

/** Shows as a progress bar how far the making of a lab is. */
export function creationProgress(
  ui: { writeProgress(record: ProgressRecord): void },
  name: string,
): (progress: CreationProgress) => void {
  return ({ activity, completed, total }) => {
    const record = new ProgressRecord(
      CREATION_ACTIVITY,
      `Making the lab "${name}"`,
      `${activity} (${completed} of ${total})`,
    );
    record.percentComplete = (100 * completed) / Math.max(1, total);
    record.completed = completed >= total;
    ui.writeProgress(record);
  };
}
