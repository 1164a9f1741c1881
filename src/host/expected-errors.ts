/** Tells what is wrong with labs and files from what is wrong with the program. */
import { DeploymentError } from '../deployment/deployment-error.ts';
import { ExerciseError } from '../learn/exercise-error.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { hostReason } from '../platform/host-reason.ts';
import { StorageError } from '../storage/storage-error.ts';
import { SettingsError } from './settings/user-settings.ts';

/** Those whose messages are for the person. */
const KINDS = [DeploymentError, ExerciseError, StorageError, SettingsError] as const;

/** What to tell of an error that speaks of labs and files; null for one that is a fault of the program. */
export function expectedText(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (KINDS.some((kind) => error instanceof kind)) return error.message;
  const { syscall, path } = error as HostErrorParts;
  if (syscall === undefined) return null;
  return path === undefined ? hostReason(error) : `${path}: ${hostReason(error)}`;
}
