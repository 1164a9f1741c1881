/** The forms of compiled code: closures over what was known when the text was compiled, taking the running frame. */

import type { Completion } from '../jumps.ts';
import type { Frame } from '../runspace.ts';

/** Evaluates an expression. `undefined` is no value (AutomationNull). */
export type Expr = (f: Frame) => unknown;

/** Runs a statement; its output goes to `f.out`. */
export type Stmt = (f: Frame) => Completion;
