/** Where the programs of threads lie, and the script that starts the shell. */
import { fileURLToPath } from 'node:url';

/** The program `<name>.worker.ts`: beside the bundle; in the sources, which tests run, that of the last build. */
export function workerProgram(name: string): URL {
  return besideBundle(`${name}.worker.cjs`);
}

/** The script that the program's name stands for. */
export function shellScript(): string {
  return fileURLToPath(besideBundle('lyncshell.js'));
}

function besideBundle(file: string): URL {
  const folder = import.meta.url.endsWith('.ts') ? '../../../dist/' : './';
  return new URL(`${folder}${file}`, import.meta.url);
}
