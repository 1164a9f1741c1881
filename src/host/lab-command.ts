/** `lyncshell lab …`: the labs of this person. */
import {
  createLab,
  defaultLabsRoot,
  deleteLab,
  joinLab,
  labHistory,
  labTimeZone,
  leaveLab,
  listLabs,
  repairLab,
  undoLab,
} from '../deployment/labs.ts';
import type { ConsoleUI } from './console-ui.ts';
import { creationProgress } from './creation-progress.ts';
import { exitCodes } from './exit-codes.ts';
import { hostMoment, labMoment, typedMoment } from './moments.ts';

export interface UndoLab {
  readonly name: string;
  /** The number of the state; null for the one before the newest. */
  readonly to: number | null;
}

export interface NewLab {
  readonly name: string;
  /** A built-in topology or a file; null for the one that every installation has. */
  readonly topology: string | null;
  /** Lab time at the start, `system`, or null for the default. */
  readonly start: string | null;
  readonly seed: number;
  /** The address of the database server on which it is to be; null for a lab in files. */
  readonly store: string | null;
}

export function listLabsCommand(ui: ConsoleUI): number {
  for (const name of listLabs(defaultLabsRoot())) ui.writeOutputLine(name);
  return 0;
}

export function newLabCommand({ name, topology, start, seed, store }: NewLab, ui: ConsoleUI): number {
  const moment = start === null || start === 'system' ? null : typedMoment(start);
  if (moment === null && start !== null && start !== 'system') {
    ui.writeErrorText(`lyncshell: "${start}" is not a date like 2012-06-15T09:00.\n`);
    return exitCodes.usage;
  }
  createLab(defaultLabsRoot(), name, {
    seed,
    ...(topology === null ? {} : { topology }),
    ...(store === null ? {} : { store }),
    ...(start === 'system' && { start }),
    ...(moment !== null && ('wall' in moment ? { wallStart: moment.wall } : { start: moment.instant })),
    onLeftOut: (words) => ui.writeErrorText(`lyncshell: left out, since a lab cannot have it: the ${words}\n`),
    onProgress: creationProgress(ui, `Making the lab "${name}"`),
  });
  ui.endInput();
  ui.writeOutputLine(`Made the lab "${name}".`);
  if (store !== null) ui.writeOutputLine(`Others join it by: lyncshell lab join ${name} --store ADDRESS`);
  return 0;
}

/** Makes a lab that is on a database server one of this person's. */
export function joinLabCommand(name: string, store: string, ui: ConsoleUI): number {
  joinLab(defaultLabsRoot(), name, store);
  ui.writeOutputLine(`Joined the lab "${name}".`);
  return 0;
}

/** Removes a lab that others share from this person's. */
export function leaveLabCommand(name: string, ui: ConsoleUI): number {
  leaveLab(defaultLabsRoot(), name);
  ui.writeOutputLine(`Left the lab "${name}". It stays on its server.`);
  return 0;
}

export function deleteLabCommand(name: string, ui: ConsoleUI): number {
  deleteLab(defaultLabsRoot(), name);
  ui.writeOutputLine(`Deleted the lab "${name}".`);
  return 0;
}

/** Shows the states that a lab can go back to, newest first. */
export function labHistoryCommand(name: string, ui: ConsoleUI): number {
  const root = defaultLabsRoot();
  const zone = labTimeZone(root, name);
  for (const { number, committedAt, labTime, changed } of labHistory(root, name)) {
    const then = labTime === null ? '' : `, in the lab ${labMoment(labTime, zone)}`;
    ui.writeOutputLine(`${String(number).padStart(6)}  ${hostMoment(committedAt)}${then}`);
    ui.writeOutputLine(`        ${changed === null ? 'the oldest that is kept' : changed.join('; ')}`);
  }
  return 0;
}

/** Goes back to an earlier state of a lab. */
export function undoLabCommand({ name, to }: UndoLab, ui: ConsoleUI): number {
  const { number, committedAt } = undoLab(defaultLabsRoot(), name, to ?? undefined);
  ui.writeOutputLine(`The lab "${name}" is as it was in state ${number}, ${hostMoment(committedAt)}.`);
  ui.writeOutputLine('Files on the disks of its machines are as they were. To undo this, run the command again.');
  return 0;
}

/** Goes back to the newest state of a lab that is whole. */
export function repairLabCommand(name: string, ui: ConsoleUI): number {
  const repair = repairLab(defaultLabsRoot(), name);
  if (!repair) {
    ui.writeOutputLine(`The lab "${name}" is whole. Nothing was changed.`);
    return 0;
  }
  ui.writeOutputLine(`What was wrong: ${repair.fault}`);
  ui.writeOutputLine(
    `The lab "${name}" is as it was in state ${repair.generation}, ${hostMoment(repair.committedAt)}.`,
  );
  if (repair.aside !== null) ui.writeOutputLine(`What was damaged is kept in ${repair.aside}.`);
  return 0;
}
