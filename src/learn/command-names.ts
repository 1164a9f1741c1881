/** Which commands a text calls, as the journal keeps them. */

import { AliasInfo } from '../engine/command-info.ts';
import type { Runspace } from '../engine/runspace.ts';
import { walkAst } from '../language/ast-walk.ts';
import { parse } from '../language/parser.ts';

/** The names, aliases resolved, each once; those in script blocks too. */
export function commandNamesIn(runspace: Runspace, text: string): string[] {
  const names = new Set<string>();
  walkAst(parse(text).ast, (node) => {
    if (node.kind !== 'Command') return;
    const [first] = node.commandElements;
    if (first?.kind === 'StringConstantExpression') names.add(resolved(runspace, first.value));
  });
  return [...names];
}

function resolved(runspace: Runspace, name: string): string {
  const info = runspace.commands.find(name, runspace.globalSession.current);
  return info instanceof AliasInfo ? info.definition : (info?.name ?? name);
}
