/** Where a session keeps what is temporary: the folder of the machine of a lab that it is on, else the host's. */
import { ambient } from '../ambient.ts';
import { isWindowsPath } from './path-text.ts';

/** With a separator at its end. */
export function temporaryFolder(): string {
  const { environment } = ambient();
  const windows = environment.get('TEMP');
  if (windows !== undefined && isWindowsPath(windows)) return `${windows.replace(/\\$/, '')}\\`;
  return `${(environment.get('TMPDIR') ?? '/tmp').replace(/\/$/, '')}/`;
}
