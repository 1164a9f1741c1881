/** Tells what is wrong with labs and files from what is wrong with the program. */
import { DeploymentError } from '../deployment/deployment-error.ts';
import type { HostErrorParts } from '../platform/host-error.ts';
import { StorageError } from '../storage/storage-error.ts';
import { SettingsError } from './settings/user-settings.ts';

/** Whether an error speaks of labs and files, so that its message is for the person. */
export function isExpected(error: unknown): error is Error {
  if (error instanceof DeploymentError || error instanceof StorageError || error instanceof SettingsError) return true;
  return error instanceof Error && (error as HostErrorParts).syscall !== undefined;
}
