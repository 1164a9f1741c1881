/**
 * How control leaves a statement other than at its end. Inside one script block a jump is the return value of a statement
 * (cheap); where it leaves a script block it is thrown (`break` and `continue` reach loops of callers, as in PowerShell).
 */

/** A statement's result: undefined when it ran to its end. */
export type Completion = Jump | undefined;

export class Jump {
  constructor(
    readonly kind: 'break' | 'continue' | 'return',
    /** Lower-case label, or null for the nearest loop. */
    readonly label: string | null,
  ) {}

  static readonly break = new Jump('break', null);
  static readonly continue = new Jump('continue', null);
  static readonly return = new Jump('return', null);
}

/**
 * A jump on its way out of a statement whose value was wanted (`$x = if ($p) { return }`), or a break or continue on its
 * way to a loop of a caller.
 */
export class JumpException {
  constructor(readonly jump: Jump) {}
}

/** Whether it is a `return` on its way to the end of its block. */
export function isReturn(error: unknown): boolean {
  return error instanceof JumpException && error.jump.kind === 'return';
}

/** `exit`: ends the script file, or the shell. */
export class ExitException {
  constructor(readonly code: number) {}
}

/** Ends the commands upstream of the one that threw it, without an error (Select-Object -First). */
export class StopUpstreamException {
  /** @param requester the command that has enough. */
  constructor(readonly requester: unknown) {}
}

/** Ctrl+C: unwinds everything; `finally` blocks and `clean` blocks run. */
export class PipelineStoppedException {}

/** Whether something that was thrown is the language's own flow, and no error. */
export function isControlFlow(thrown: unknown): boolean {
  return (
    thrown instanceof JumpException ||
    thrown instanceof ExitException ||
    thrown instanceof StopUpstreamException ||
    thrown instanceof PipelineStoppedException
  );
}
