/** Items written as variables: `$function:prompt`, `${C:\notes.txt}`. */
import type { DriveContent } from '../engine/drive-variables.ts';
import { enumerate } from '../types/enumeration.ts';
import { runtimeException } from '../types/net-exception.ts';
import type { DriveTable } from './drive-table.ts';
import type { ProviderCall } from './provider.ts';
import type { SessionStateProvider } from './session-state-provider.ts';

/** An assignment is no cmdlet: nothing is asked, and what fails is thrown. */
const ASSIGNMENT: ProviderCall = {
  force: false,
  shouldProcess: () => true,
  shouldContinue: () => true,
  error(errorId, category, message) {
    throw runtimeException(errorId, category, message);
  },
  isStopping: () => false,
  given: {},
};

export function contentOfTable(provider: SessionStateProvider): DriveContent {
  return {
    read: (name) => provider.readVariable(name),
    write: (name, value) => provider.writeVariable(name, value ?? null, ASSIGNMENT),
  };
}

/** The content of an item on any other drive; a file is read as its lines. */
export function contentOfDrive(drives: DriveTable, drive: string): DriveContent {
  const place = (name: string) => drives.resolve(`${drive}:${name}`);
  return {
    read(name) {
      const { provider, path } = place(name);
      if (!provider.exists(path)) return null;
      const items = [...provider.readContent(path, {}, ASSIGNMENT)];
      return items.length === 0 ? null : items.length === 1 ? items[0] : items;
    },
    write(name, value) {
      const { provider, path } = place(name);
      const writer = provider.writeContent(path, { append: false }, ASSIGNMENT);
      for (const item of enumerate(value) ?? [value]) writer?.write(item);
      writer?.close();
    },
  };
}
