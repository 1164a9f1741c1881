/** The recordings that the trainer shares with everybody: files in `recordings` of the data folder. */
import { MOST_RECORDING_BYTES } from '../learn/recordings/recording-file.ts';
import { dataFolder } from '../platform/data-folder.ts';
import { platform } from '../platform/platform.ts';

const FORM = /^[\w][\w .-]{0,80}\.cast$/;
const MOST_LISTED = 200;

function folder(): string {
  return platform().paths.join(dataFolder(), 'recordings');
}

/** Their names, in order. */
export function sharedRecordings(): string[] {
  const { files } = platform();
  if (!files.stat(folder(), { throwIfNoEntry: false })?.isDirectory()) return [];
  return files
    .readdir(folder())
    .filter((name) => FORM.test(name))
    .sort()
    .slice(0, MOST_LISTED);
}

/** The text of one that is listed; null for anything else. */
export function sharedRecording(name: string): string | null {
  if (!sharedRecordings().includes(name)) return null;
  const { files, paths } = platform();
  const path = paths.join(folder(), name);
  const state = files.stat(path, { throwIfNoEntry: false });
  return state?.isFile() && state.size <= MOST_RECORDING_BYTES ? files.readText(path) : null;
}
