/** Paths of any drive. */
import type { Runspace } from '../../engine/runspace.ts';
import { DRIVES } from '../../providers/drive-table.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { NetException } from '../../types/net-exception.ts';
import { type CompletionMatch, completionMatch, inOrder, quotedArgument } from './completion-match.ts';

/** How a name says that it lies in the current folder: as that is written. */
function here(runspace: Runspace): string {
  return toText(runspace.paths?.location ?? '').startsWith('/') ? './' : '.\\';
}

/** Which items are meant, where not all are: what ends otherwise and is no container is not. */
export interface MeantPaths {
  readonly endings: RegExp;
}

/** Containers alone. */
export const CONTAINERS: MeantPaths = { endings: /^(?!)/ };

/** Items whose path begins with what was typed; containers and leaves alike, hidden ones too. */
export function completePaths(
  runspace: Runspace,
  typed: string,
  quote: string,
  meant: MeantPaths | null = null,
): CompletionMatch[] {
  const drives = runspace.services.find(DRIVES);
  if (!drives) return [];
  const cut = Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\'), typed.lastIndexOf(':')) + 1;
  const folder = typed.slice(0, cut);
  try {
    const found = drives.find(`${typed}*`, { force: true });
    return inOrder(
      found.flatMap(({ provider, path }) => {
        const leaf = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        const isContainer = provider.isContainer(path);
        if (meant && !isContainer && !meant.endings.test(leaf)) return [];
        const text = quotedArgument(folder === '' ? here(runspace) + leaf : folder + leaf, quote);
        return [completionMatch(isContainer ? 'ProviderContainer' : 'ProviderItem', text, leaf, path)];
      }),
    );
  } catch (error) {
    // No such drive or folder: nothing to propose.
    if (error instanceof NetException) return [];
    throw error;
  }
}
