/** `switch`, with -regex, -wildcard, -exact, -casesensitive and -file. */

import type { SwitchStatementAst } from '../../language/ast.ts';
import { toBool, toText } from '../../types/conversion/conversion.ts';
import { enumerate } from '../../types/enumeration.ts';
import { equalStrings } from '../../types/operations/string-comparison.ts';
import { like, match, statedPattern } from '../../types/operations/text-operators.ts';
import { Regex } from '../../types/regex/regex.ts';
import { RegexOption } from '../../types/regex/regex-node.ts';
import { KeyedTable } from '../../types/values/hashtable.ts';
import { oneOrAll } from '../block-outputs.ts';
import { type Completion, JumpException } from '../jumps.ts';
import { UNDERSCORE_SLOT } from '../layout.ts';
import { LoopEnumerator } from '../loop-enumerator.ts';
import { type Frame, ScriptBlock } from '../runspace.ts';
import { linesOfFile } from '../switch-file.ts';
import type { Expr, Stmt } from './code.ts';
import { compileExpression } from './expressions.ts';
import { compilePipelineValue } from './pipelines.ts';
import type { SourceContext } from './source-context.ts';
import { compileBlock } from './statement-list.ts';
import { watched } from './watch-points.ts';

type Test = (f: Frame, item: unknown) => boolean;

export function compileSwitch(ast: SwitchStatementAst, context: SourceContext): Stmt {
  const source = watched(compilePipelineValue(ast.condition, context), ast.condition.extent, context);
  const clauses = ast.clauses.map((clause) => ({
    test: compileTest(
      ast,
      compileExpression(clause.condition, context),
      clause.condition.kind === 'ScriptBlockExpression',
    ),
    extent: clause.condition.extent,
    body: compileBlock(clause.body, context),
  }));
  const otherwise = ast.defaultClause ? compileBlock(ast.defaultClause, context) : null;
  const label = ast.label?.toLowerCase() ?? null;
  // The condition is come to again for each further element.
  const next = context.isWatched ? (f: Frame) => f.runspace.debugger.reach(f, ast.condition.extent) : null;
  return (f) => {
    f.at = ast.condition.extent;
    const value = source(f);
    const items = ast.flags.file ? linesOfFile(f, value) : itemsOf(value);
    const enumerator = new LoopEnumerator(items);
    const saved = { underscore: f.scope.slots[UNDERSCORE_SLOT], enumerator: f.scope.lookup('switch') };
    f.scope.assign('switch', enumerator);
    try {
      while (enumerator.moveNext()) {
        const jump = runClauses(f, enumerator.current ?? null, clauses, otherwise);
        if (!jump) {
          next?.(f);
          continue;
        }
        if (jump.kind === 'return' || (jump.label !== null && jump.label !== label)) return jump;
        if (jump.kind === 'break') break;
        next?.(f);
      }
      return undefined;
    } finally {
      f.scope.slots[UNDERSCORE_SLOT] = saved.underscore;
      f.scope.assign('switch', typeof saved.enumerator === 'symbol' ? null : saved.enumerator);
    }
  };
}

/** A dictionary is one item; $null too. */
function itemsOf(value: unknown): Iterable<unknown> {
  if (value === undefined) return [];
  if (value === null || value instanceof KeyedTable) return [value];
  return enumerate(value) ?? [value];
}

interface Clause {
  readonly test: Test;
  readonly extent: import('../../language/extent.ts').Extent;
  readonly body: Stmt;
}

/** Every clause that fits runs, in order; `continue` goes to the next item, `break` ends the switch. */
function runClauses(f: Frame, item: unknown, clauses: readonly Clause[], otherwise: Stmt | null): Completion {
  let matched = false;
  f.scope.slots[UNDERSCORE_SLOT] = item;
  try {
    for (const clause of clauses) {
      f.at = clause.extent;
      // A clause may have given $_ another value, which those behind it are tested with.
      if (!clause.test(f, f.scope.slots[UNDERSCORE_SLOT])) continue;
      matched = true;
      const jump = clause.body(f);
      if (jump) return jump;
    }
    return matched ? undefined : otherwise?.(f);
  } catch (error) {
    if (error instanceof JumpException && error.jump.kind !== 'return') return error.jump;
    throw error;
  }
}

function compileTest(ast: SwitchStatementAst, condition: Expr, isBlock: boolean): Test {
  const ignoreCase = !ast.flags.caseSensitive;
  const compare = comparison(ast, ignoreCase);
  if (isBlock) return (f, item) => blockTest(f, condition(f) as ScriptBlock, item);
  return (f, item) => {
    const value = condition(f);
    return value instanceof ScriptBlock ? blockTest(f, value, item) : compare(f, item, value);
  };
}

function blockTest(f: Frame, block: ScriptBlock, item: unknown): boolean {
  // A condition that fails ends the whole statement; the errors that its commands write are shown to nobody.
  f.guarded++;
  try {
    const streams = f.streams.withoutErrors();
    return toBool(oneOrAll(f.runspace.invokeBlock(block, { caller: f, underscore: item, streams })));
  } finally {
    f.guarded--;
  }
}

function comparison(
  ast: SwitchStatementAst,
  ignoreCase: boolean,
): (f: Frame, item: unknown, value: unknown) => boolean {
  if (ast.flags.regex) {
    return (f, item, pattern) => {
      if (isNothing(pattern)) return isNothing(item);
      const regex = statedPattern(byCase(pattern, ignoreCase), ignoreCase);
      const { result, groups } = match(toText(item), regex, { ignoreCase, negate: false });
      if (groups) f.scope.assign('Matches', groups);
      return toBool(result);
    };
  }
  if (ast.flags.wildcard) {
    return (_f, item, pattern) => {
      if (isNothing(pattern)) return isNothing(item);
      return toBool(like(toText(item), pattern, { ignoreCase, negate: false }));
    };
  }
  return (_f, item, value) => sameText(item, value ?? null, ignoreCase);
}

/** What no pattern fits and what, as a pattern, fits nothing else. */
const isNothing = (value: unknown) => value === null || value === undefined;

/** A `[regex]` counts as it is where it minds case as the statement does; else only its pattern does, without its options. */
function byCase(pattern: unknown, ignoreCase: boolean): unknown {
  if (!(pattern instanceof Regex)) return pattern;
  return ((pattern.options & RegexOption.IgnoreCase) !== 0) === ignoreCase ? pattern : pattern.pattern;
}

/** Without flags an item fits a clause when both are the same text: 1 fits '1', $true does not fit 1. */
function sameText(item: unknown, value: unknown, ignoreCase: boolean): boolean {
  // $null equals text without characters, but no other value's text.
  if (item === null || value === null) return item === value || (item === null && value === '');
  return equalStrings(toText(item), toText(value), ignoreCase);
}
