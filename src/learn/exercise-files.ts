/** The files of an exercise, wherever they lie: in the program, or in a folder of this computer. */
import { platform } from '../platform/platform.ts';
import { authorsFault, ExerciseError } from './exercise-error.ts';

/** The files by their names, as texts with single line feeds. */
export type ExerciseFiles = ReadonlyMap<string, string>;

/** More or larger files than these are no exercise. */
const MOST_FILES = 200;
const LARGEST_FILE = 256 * 1024;

/** What belongs to an exercise; anything else in the folder is its author's own. */
const OWN_FILES = /^(?:exercise|hints)(?:\.[a-z]{2,8})?\.md$|^[\w-]+\.ps1$/;

/** Reads the files of a folder. @throws ExerciseError where there is no such folder, or where it holds too much */
export function filesOfFolder(folder: string): ExerciseFiles {
  const { files, paths } = platform();
  if (!files.stat(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ExerciseError('unknown', `There is no folder "${folder}".`, folder);
  const names = files.readdir(folder).filter((name) => OWN_FILES.test(name));
  if (names.length > MOST_FILES) throw authorsFault(folder, 0, `more than ${MOST_FILES} files are no exercise`);
  return new Map(names.sort().map((name) => [name, textOfFile(name, paths.join(folder, name))]));
}

function textOfFile(name: string, path: string): string {
  const { files } = platform();
  const { size } = files.stat(path);
  if (size > LARGEST_FILE) throw authorsFault(name, 0, `it has ${size} bytes; ${LARGEST_FILE} are the most`);
  return files.readText(path).replace(/\r\n?/g, '\n');
}
