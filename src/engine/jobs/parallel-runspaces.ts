/**
 * The runspaces of `ForEach-Object -Parallel`: at most as many as may run at once, each used again in its turn; the
 * variables that a block has made are gone then, its functions stay (as in PowerShell, which calls ResetRunspaceState).
 */
import type { Runspace } from '../runspace.ts';

export interface ParallelOptions {
  /** How many blocks may run at once. */
  readonly throttleLimit: number;
  /** Whether each block gets a runspace of its own. */
  readonly isEachNew: boolean;
}

interface Used {
  readonly runspace: Runspace;
  /** Names of the variables that were there at its beginning. */
  readonly ownVariables: ReadonlySet<string>;
}

export class ParallelRunspaces {
  /** How many were made. */
  allocated = 0;
  private readonly used: Used[] = [];

  constructor(
    private readonly owner: Runspace,
    private readonly options: ParallelOptions,
  ) {}

  /** The runspace for the next block. */
  next(): Runspace {
    const { throttleLimit, isEachNew } = this.options;
    const turn = this.used.length < throttleLimit || isEachNew ? undefined : this.used.shift();
    if (turn) {
      this.used.push(turn);
      reset(turn);
      return turn.runspace;
    }
    const runspace = this.owner.sibling();
    this.allocated++;
    if (!isEachNew) this.used.push({ runspace, ownVariables: new Set(variableNames(runspace)) });
    return runspace;
  }
}

function variableNames({ globalSession }: Runspace): string[] {
  return [...globalSession.top.ownVariables()].map(({ name }) => name.toLowerCase());
}

function reset({ runspace, ownVariables }: Used): void {
  for (const name of variableNames(runspace)) if (!ownVariables.has(name)) runspace.globalSession.top.remove(name);
}
