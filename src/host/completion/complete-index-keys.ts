/** Keys in brackets: `$PSVersionTable[` goes on with what the table has. */

import type { Ast } from '../../language/ast.ts';
import { singleQuoted } from '../../language/quoted-text.ts';
import { Hashtable } from '../../types/values/hashtable.ts';
import { beginsWith, type Completion, completionMatch } from './completion-match.ts';
import type { CompletionPlace } from './completion-place.ts';
import type { Inferred } from './inferred.ts';

/** Null where the cursor is not in the brackets behind a value. */
export function completeIndexKeys({ text, cursor, places, inference }: CompletionPlace): Completion | null {
  const opened = /(?<=[\w)}\]])\[\s*((['"]?)([\w .-]*))$/.exec(text.slice(0, cursor));
  if (!opened) return null;
  const [, written = '', quote = '', typed = ''] = opened;
  const target = endingAt(places.all(), opened.index);
  if (!target) return null;
  const keys = new Set(inference.infer(target).flatMap(keysIn));
  if (keys.size === 0) return null;
  const rest = quote === '' ? '' : (new RegExp(`^[^${quote}\\n\\]]*${quote}`).exec(text.slice(cursor))?.[0] ?? '');
  const matches = [...keys]
    .filter((key) => beginsWith(key, typed))
    .map((key) => completionMatch('Property', singleQuoted(key), key));
  return {
    replacementIndex: cursor - written.length,
    replacementLength: written.length + rest.length,
    matches,
  };
}

const INDEXED = /^(?:Variable|Member|Index|Paren|InvokeMember|Hashtable)/;

/** The largest expression that ends at a place. */
function endingAt(nodes: Iterable<Ast>, end: number): Ast | null {
  let found: Ast | null = null;
  for (const node of nodes) {
    if (node.extent.endOffset !== end || !INDEXED.test(node.kind)) continue;
    if (!found || node.extent.startOffset < found.extent.startOffset) found = node;
  }
  return found;
}

function keysIn(owner: Inferred): string[] {
  if (owner.kind === 'object') return [...owner.properties.keys()];
  if (owner.kind !== 'value' || !(owner.value instanceof Hashtable)) return [];
  return [...owner.value.keys()].filter((key): key is string => typeof key === 'string');
}
