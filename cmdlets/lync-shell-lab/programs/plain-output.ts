/** How simple programs of Windows end. */
import type { ProgramOutput } from '../../../src/engine/command-info.ts';

/** A program of a machine: what it prints for its arguments. */
export const done = (...lines: string[]): ProgramOutput => ({ lines, errors: [], exitCode: 0 });

/** Failed, with what goes to the error stream. */
export const failed = (exitCode: number, ...errors: string[]): ProgramOutput => ({ lines: [], errors, exitCode });
