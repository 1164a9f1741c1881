/** Names of repositories, for completion. */
import { readRepositories } from './repository-store.ts';

export function repositoryNames(word: string): string[] {
  return readRepositories(null, () => undefined)
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase().startsWith(word.toLowerCase()));
}
