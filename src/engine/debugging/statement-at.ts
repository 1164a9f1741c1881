/** Which statement a place of a script file belongs to, for breakpoints that name a column. */
import type { Ast, StatementAst } from '../../language/ast.ts';
import { visitChildren } from '../../language/ast-walk.ts';
import type { Extent } from '../../language/extent.ts';
import { parse } from '../../language/parser.ts';
import { readScript } from '../script-text.ts';

/** Texts of files in which several breakpoints are set are parsed once. */
let parsed: { readonly script: string; readonly text: string; readonly root: Ast } | null = null;

function rootOf(script: string): Ast {
  const text = readScript(script);
  if (parsed?.script !== script || parsed.text !== text) parsed = { script, text, root: parse(text, script).ast };
  return parsed.root;
}

/** A stretch of the text, and the watch point that it belongs to. */
interface Place {
  readonly around: Extent;
  readonly point: Extent;
}

/** @returns the watch point of the innermost statement around a place of a script; null where it has none there. */
export function statementAt(script: string, line: number, column: number): Extent | null {
  const found = placesBelow(rootOf(script)).filter(({ around }) => holds(around, line, column));
  return found.sort((a, b) => lengthOf(a.around) - lengthOf(b.around))[0]?.point ?? null;
}

const lengthOf = ({ startOffset, endOffset }: Extent) => endOffset - startOffset;

function holds(extent: Extent, line: number, column: number): boolean {
  const { startLine, startColumn, endLine, endColumn } = extent;
  const afterStart = line > startLine || (line === startLine && column >= startColumn);
  return afterStart && (line < endLine || (line === endLine && column < endColumn));
}

/** Statements of blocks, and the pipelines of conditions: what watch points are made of. */
function placesBelow(root: Ast): Place[] {
  const found: Place[] = [];
  const visit = (node: Ast) => {
    if (node.kind === 'NamedBlock' || node.kind === 'StatementBlock') {
      for (const statement of node.statements) {
        if (!WHOLE.has(statement.kind)) found.push({ around: statement.extent, point: pointOf(statement) });
      }
    }
    for (const { extent } of conditionsOf(node)) found.push({ around: extent, point: extent });
    visitChildren(node, visit);
  };
  visit(root);
  return found;
}

function pointOf(statement: StatementAst): Extent {
  const isJump =
    statement.kind === 'ReturnStatement' || statement.kind === 'ThrowStatement' || statement.kind === 'ExitStatement';
  return (isJump ? statement.pipeline?.extent : null) ?? statement.extent;
}

/** Statements that are only the others in them. */
const WHOLE: ReadonlySet<string> = new Set([
  'IfStatement',
  'WhileStatement',
  'DoWhileStatement',
  'DoUntilStatement',
  'ForStatement',
  'ForEachStatement',
  'SwitchStatement',
  'TryStatement',
  'TrapStatement',
  'FunctionDefinition',
  'TypeDefinition',
]);

function conditionsOf(node: Ast): Ast[] {
  switch (node.kind) {
    case 'IfStatement':
      return node.clauses.map(({ condition }) => condition);
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
    case 'ForEachStatement':
    case 'SwitchStatement':
      return [node.condition];
    case 'ForStatement':
      return node.condition ? [node.condition] : [];
    default:
      return [];
  }
}
