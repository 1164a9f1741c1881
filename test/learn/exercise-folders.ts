/** Exercises for tests: the files of a small one, and a learner with labs that keep their templates from run to run. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScriptSession } from '../../src/host/session.ts';
import type { ExerciseFiles } from '../../src/learn/exercise-files.ts';
import { Learner } from '../../src/learn/learner.ts';
import { Shelf } from '../../src/learn/shelf.ts';

export const testLabs = join(tmpdir(), 'lyncshell-exercise-tests');

export const SMALL = new Map([
  [
    'exercise.md',
    '---\ntitle: Small\nlevel: 1\nminutes: 5\nclaims:\n  there: There is a file.\n  full: It says "done".\nforbidden:\n  extra: There is a file too many.\nreasons:\n  no-file: {0} has no file.\n  says: It says "{0}".\n  extra: C:\\extra.txt is there.\n---\nWrite "done" into C:\\done.txt.\n',
  ],
  [
    'exercise.fr.md',
    '---\ntitle: Petit\nclaims:\n  there: Il y a un fichier.\n  full: Il dit « done ».\nforbidden:\n  extra: Il y a un fichier de trop.\nreasons:\n  no-file: {0} n’a pas de fichier.\n  says: Il dit « {0} ».\n  extra: C:\\extra.txt est là.\n---\nÉcrivez « done ».\n',
  ],
  ['setup.ps1', 'Set-Content C:\\begun.txt begun\n'],
  [
    'check.ps1',
    "Claim there { if (-not (Test-Path C:\\done.txt)) { Unmet no-file $env:COMPUTERNAME } }\nClaim full { if (Test-Path C:\\done.txt) { if ((Get-Content C:\\done.txt) -ne 'done') { Unmet says (Get-Content C:\\done.txt) } } else { Unmet no-file $env:COMPUTERNAME } }\nClaim extra { if (Test-Path C:\\extra.txt) { Unmet extra } }\n",
  ],
  ['solve.ps1', 'Set-Content C:\\done.txt done\n'],
  ['other-way-redirected.ps1', "'done' > C:\\done.txt\n"],
  ['wrong-word.ps1', '# fails: full\nSet-Content C:\\done.txt almost\n'],
  [
    'hints.md',
    '## there\n1. Look at C:.\n2. A file is missing.\n3. Set-Content.\n4. Set-Content C:\\done.txt done\n## any\n1. Look into it.\n',
  ],
  [
    'hints.fr.md',
    '## there\n1. Regardez C:.\n2. Il manque un fichier.\n3. Set-Content.\n4. Set-Content C:\\done.txt done\n## any\n1. Regardez dedans.\n',
  ],
]);

/** The small exercise with other files in place of its own. */
export function smallWith(changes: Readonly<Record<string, string>>): ExerciseFiles {
  return new Map([...SMALL, ...Object.entries(changes)]);
}

/** A learner of exercises that the test gives, with a journal of their own. */
export function learnerWith(
  exercises: Readonly<Record<string, ExerciseFiles>>,
  {
    folder = newFolder(),
    language = 'en',
    labs = testLabs,
    ...more
  }: { folder?: string; language?: string; labs?: string; checkLimit?: number } = {},
): Learner {
  return new Learner({
    name: `t${process.pid}-${++learners}`,
    folder,
    labs,
    shelf: new Shelf(new Map(Object.entries(exercises)), join(folder, 'exercises')),
    open: openScriptSession,
    language,
    ...more,
  });
}

let learners = 0;

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'lyncshell-learner-'));
}
