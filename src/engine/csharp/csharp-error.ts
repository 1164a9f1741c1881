/** What the reader of C# throws where a source goes beyond what it reads, or is no C#. */

export class CSharpError extends Error {
  override readonly name = 'CSharpError';

  constructor(
    message: string,
    /** Line and column of the source, from 1. */
    readonly line: number,
    readonly column: number,
    /** The number that C#'s own compiler gives the error; null where it is this reader's. */
    readonly code: string | null = null,
  ) {
    super(message);
  }
}
