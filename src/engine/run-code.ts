/** Runs the named blocks of a script block: what `return` ends, and where break and continue go on to loops of callers. */

import { runtimeException } from '../types/net-exception.ts';
import type { Stmt } from './compile/code.ts';
import { isReturn, JumpException } from './jumps.ts';
import type { BlockCode, Frame } from './runspace.ts';

/** Runs one named block. A `return` ends it, also one that comes out of a statement whose value was wanted. */
export function runCode(code: Stmt, frame: Frame): void {
  try {
    const jump = code(frame);
    if (jump !== undefined && jump.kind !== 'return') throw new JumpException(jump);
  } catch (error) {
    if (!isReturn(error)) throw error;
  }
}

/** @throws NetException when a block that is called by something that is no pipeline (a cmdlet, a delegate) has more than one clause */
export function requireOneClause({ begin, process, end, clean }: BlockCode): void {
  if (begin || clean || (process && end)) {
    throw runtimeException(
      'InvalidOperation',
      'InvalidOperation',
      'The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.',
      { typeName: 'System.Management.Automation.PSInvalidOperationException' },
    );
  }
}

/** Runs all of a script block that is called as one piece. */
export function runBlocks({ begin, process, end }: BlockCode, frame: Frame): void {
  if (begin) runCode(begin, frame);
  if (process) runCode(process, frame);
  if (end) runCode(end, frame);
}
