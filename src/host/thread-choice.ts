/**
 * Whether a script needs a thread of its own: for its clean-up, or because it may call itself deeply. Node's main thread has a stack of under a megabyte, which some hundreds of
 * nested PowerShell calls fill; a thread of its own can have any, but costs tens of milliseconds at the start. So scripts
 * that cannot recurse run on the main thread. A wrong guess costs depth or time, never a right result.
 */
import type { Ast, ScriptBlockAst } from '../language/ast.ts';
import { walkAst } from '../language/ast-walk.ts';
import { parse } from '../language/parser.ts';

/** Clean-up of a script's own: on Ctrl+C it can only run where another thread sees the key. */
const CLEANS_UP = /\bfinally\b|\bclean\s*\{/i;

/** Whether a script has to run in a thread of its own. */
export function needsOwnThread(text: string): boolean {
  return CLEANS_UP.test(text) || mayCallDeeply(text);
}

/** What must be in a text for it to recurse at all: code that has a name, or is called by value, or comes from elsewhere. */
const CALLABLE =
  /\b(?:function|filter|class|iex|ipmo|import-module|invoke|scriptblock)\b|\.ps[1m]|(?:^|[^&\w])[&.]\s*[$({]|-command/i;

/** Deep nesting of the text itself takes stack too. */
const LONG_TEXT = 256 * 1024;
const NESTED_TEXT = /(?:[({[]\s*){64}/;

function mayCallDeeply(text: string): boolean {
  if (text.length > LONG_TEXT || NESTED_TEXT.test(text)) return true;
  return CALLABLE.test(text) && hasCallCycle(parse(text).ast);
}

/** Names that a piece of code calls; `*` where what is called is known only when it runs. */
type Calls = ReadonlySet<string>;

const UNKNOWN = '*';

function hasCallCycle(script: ScriptBlockAst): boolean {
  const bodies = new Map<string, Calls>();
  let usesUnknownCode = false;
  walkAst(script, (node) => {
    if (node.kind === 'FunctionDefinition') bodies.set(node.name.toLowerCase(), callsIn(node.body));
    else if (node.kind === 'TypeDefinition') usesUnknownCode = true;
    else if (node.kind === 'ScriptBlockExpression' && callsIn(node.scriptBlock).has(UNKNOWN)) usesUnknownCode = true;
    else if (node.kind === 'Command' && isForeign(commandName(node))) usesUnknownCode = true;
  });
  return usesUnknownCode || [...bodies.keys()].some((name) => reaches(name, name, bodies, new Set()));
}

/** Whether calls that start at a function come back to it, or go where nobody knows. */
function reaches(from: string, target: string, bodies: ReadonlyMap<string, Calls>, seen: Set<string>): boolean {
  for (const called of bodies.get(from) ?? []) {
    if (called === UNKNOWN || called === target) return true;
    if (seen.has(called)) continue;
    seen.add(called);
    if (reaches(called, target, bodies, seen)) return true;
  }
  return false;
}

function callsIn(body: Ast): Calls {
  const calls = new Set<string>();
  walkAst(body, (node) => {
    if (node.kind === 'Command') calls.add(commandName(node) ?? UNKNOWN);
    else if (
      node.kind === 'InvokeMemberExpression' &&
      /^(?:invoke|getnewclosure|foreach|where)/i.test(node.member.extent.text)
    ) {
      calls.add(UNKNOWN);
    }
  });
  return calls;
}

/** Code from another file or from text. */
function isForeign(name: string | null): boolean {
  return name !== null && (/\.ps[1m]1?$/i.test(name) || /^(?:iex|invoke-expression|ipmo|import-module)$/i.test(name));
}

function commandName(node: Extract<Ast, { kind: 'Command' }>): string | null {
  const [first] = node.commandElements;
  return first?.kind === 'StringConstantExpression' ? first.value.toLowerCase() : null;
}
