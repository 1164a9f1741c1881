/** Tells what is wrong with labs and files from what is wrong with the program. */
import { DeploymentError } from '../deployment/deployment-error.ts';
import { ExerciseError } from '../learn/exercise-error.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { StorageError } from '../storage/storage-error.ts';
import { SettingsError } from './settings/user-settings.ts';

/** Those whose messages are for the person. */
const KINDS = [DeploymentError, ExerciseError, StorageError, SettingsError] as const;

/** Whether an error speaks of labs and files, so that its message is for the person. */
export function isExpected(error: unknown): error is Error {
  if (KINDS.some((kind) => error instanceof kind)) return true;
  return error instanceof Error && (error as HostErrorParts).syscall !== undefined;
}
