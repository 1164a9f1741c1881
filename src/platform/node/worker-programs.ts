/** Where the programs of threads lie. */

/** The program `<name>.worker.ts`: beside the bundle; in the sources, which tests run, that of the last build. */
export function workerProgram(name: string): URL {
  const folder = import.meta.url.endsWith('.ts') ? '../../../dist/' : './';
  return new URL(`${folder}${name}.worker.cjs`, import.meta.url);
}
