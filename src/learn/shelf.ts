/**
 * The exercises that there are: those that come with the program, and folders of the person's in `exercises` of the data
 * folder. A folder there with the name of one of the program's adds languages to it.
 */
import { platform } from '../platform/platform.ts';
import { DRILL_TEMPLATE, drillFiles, drillNamed } from './drills.ts';
import type { Exercise } from './exercise.ts';
import { ExerciseError } from './exercise-error.ts';
import { type ExerciseFiles, filesOfFolder } from './exercise-files.ts';
import { readExercise } from './read-exercise.ts';

/** An exercise that cannot be used, and why. */
export interface FaultyExercise {
  readonly id: string;
  readonly fault: string;
}

export class Shelf {
  private readonly read = new Map<string, Exercise>();

  constructor(
    /** Those of the program: their files by their ids. */
    private readonly builtIn: ReadonlyMap<string, ExerciseFiles>,
    /** The folder with those of the person. */
    private readonly folder: string,
  ) {}

  /** Their ids, in order; drills are asked for by names that say what they are. */
  ids(): string[] {
    const { files, paths } = platform();
    const own = files.stat(this.folder, { throwIfNoEntry: false })?.isDirectory() ? files.readdir(this.folder) : [];
    const folders = own.filter((name) =>
      files.stat(paths.join(this.folder, name, 'exercise.md'), { throwIfNoEntry: false }),
    );
    return [...new Set([...this.builtIn.keys(), ...folders])].filter((id) => id !== DRILL_TEMPLATE).sort();
  }

  /** One of them. @throws ExerciseError where there is none of the name, or where it cannot be used */
  get(id: string): Exercise {
    const found = this.read.get(id) ?? this.readNow(id);
    this.read.set(id, found);
    return found;
  }

  /** One of them; null where there is none that can be used: it may have lain in a folder elsewhere, or be gone. */
  find(id: string): Exercise | null {
    try {
      return this.get(id);
    } catch (error) {
      if (!(error instanceof ExerciseError)) throw error;
      return null;
    }
  }

  /** All that can be used, by level and name, and those that cannot. */
  all(): { readonly exercises: readonly Exercise[]; readonly faulty: readonly FaultyExercise[] } {
    const exercises: Exercise[] = [];
    const faulty: FaultyExercise[] = [];
    for (const id of this.ids()) {
      try {
        exercises.push(this.get(id));
      } catch (error) {
        if (!(error instanceof ExerciseError)) throw error;
        faulty.push({ id, fault: error.message });
      }
    }
    exercises.sort((left, right) => left.level - right.level || left.id.localeCompare(right.id, 'en'));
    return { exercises, faulty };
  }

  /** One that lies in a folder elsewhere. @throws ExerciseError */
  inFolder(path: string): Exercise {
    const folder = platform().paths.resolve(path);
    return readExercise(platform().paths.baseName(folder), filesOfFolder(folder));
  }

  private readNow(id: string): Exercise {
    const drill = drillNamed(id);
    const template = this.builtIn.get(DRILL_TEMPLATE);
    if (drill && template) return { ...readExercise(id, drillFiles(drill, template)), seed: drill.seed };
    const folder = platform().paths.join(this.folder, id);
    const files = this.builtIn.get(id);
    const own = isFolderName(id) && platform().files.exists(folder) ? filesOfFolder(folder) : new Map<string, string>();
    if (files) return readExercise(id, files, own);
    if (own.size > 0) return readExercise(id, own);
    throw new ExerciseError('unknown', `There is no exercise "${id}".${nearest(id, this.ids())}`, id);
  }
}

/** A name that leads to no other folder. */
function isFolderName(id: string): boolean {
  return /^[\w-]+$/.test(id);
}

/** What was meant, where that can be guessed. */
function nearest(id: string, ids: readonly string[]): string {
  const close = ids.filter((one) => one.includes(id) || id.includes(one));
  if (close.length > 0) return ` Is it ${close.slice(0, 3).join(' or ')}?`;
  return ids.length > 0 ? ' "lyncshell learn" lists them.' : '';
}
