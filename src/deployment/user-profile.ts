/** The profiles of those who log on to a machine: `C:\Users\kenmyer`. */
import { accountName } from './accounts.ts';

/** The folders that Windows makes when somebody first logs on, as names on drive C. */
export function profileFolders(account: string): (readonly string[])[] {
  return [['AppData', 'Local', 'Temp'], ['Desktop'], ['Documents']].map((path) => [
    'Users',
    accountName(account),
    ...path,
  ]);
}

/** `C:\Users\kenmyer` */
export function profilePath(account: string): string {
  return `C:\\Users\\${accountName(account)}`;
}

/** The temporary folder of an account, on each machine. */
export function temporaryFolderOf(account: string): string {
  return `${profilePath(account)}\\AppData\\Local\\Temp`;
}
