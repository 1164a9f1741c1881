/** `lyncshell init`: makes a folder of scripts a project that tests them. What is there already stays as it is. */
import packageFile from '../../../package.json' with { type: 'json' };
import { utf8Text } from '../../platform/bytes.ts';
import { platform } from '../../platform/platform.ts';
import type { ConsoleUI } from '../console-ui.ts';
import { exitCodes } from '../exit-codes.ts';
import { type CiKind, projectFiles, testPackages } from './project-files.ts';

export interface NewProject {
  readonly folder: string;
  readonly ci: CiKind;
}

export function initCommand({ folder, ci }: NewProject, ui: ConsoleUI): number {
  const { files, paths } = platform();
  const root = paths.resolve(folder);
  const status = files.stat(root, { throwIfNoEntry: false });
  if (status && !status.isDirectory()) {
    ui.writeErrorText(`lyncshell: ${folder}: is a file, not a folder\n`);
    return exitCodes.failure;
  }
  const scripts = status ? files.readdir(root).filter((name) => /(?<!\.Tests)\.ps1$/i.test(name)) : [];
  const script = scripts.toSorted()[0] ?? null;
  const own = readOwnPackage(paths.join(root, 'package.json'));
  const name = packageName(paths.baseName(root));
  const facts = { version: packageFile.version, name, script, hasModules: own?.type === 'module' };
  for (const [path, text] of projectFiles(facts, ci)) {
    const target = paths.join(root, path);
    const isThere = files.stat(target, { throwIfNoEntry: false }) !== undefined;
    if (!isThere) {
      files.mkdir(paths.directoryName(target), { recursive: true });
      files.writeFile(target, text, { flag: 'wx' });
    }
    ui.writeOutputLine(`${isThere ? 'is there, and stays' : 'made'}  ${path}`);
  }
  // The project that is there may have tests of its own: what npm test does is its owner's.
  const next = own ? `npm install --save-dev ${testPackages.join(' ')}, then npx jest` : 'npm install, then npm test';
  ui.writeOutputLine(`Next: ${next}.`);
  ui.flush();
  return 0;
}

/** What a project that is there says of itself; null where there is none. What cannot be read says nothing. */
function readOwnPackage(path: string): { readonly type?: unknown } | null {
  const { files } = platform();
  if (!files.exists(path)) return null;
  try {
    const value: unknown = JSON.parse(utf8Text(files.readFile(path)));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {};
  }
}

/** The name of a folder as npm allows it. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'scripts' : name.slice(0, 200);
}
