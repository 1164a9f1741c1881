/** What the reader of C# throws where a source goes beyond what it reads, or is no C#. */

/** A place in a source: line and column, from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

export class CSharpError extends Error {
  override readonly name = 'CSharpError';
  readonly line: number;
  readonly column: number;

  constructor(
    message: string,
    { line, column }: SourcePlace,
    /** The number that C#'s own compiler gives the error; null where it is this reader's. */
    readonly code: string | null = null,
  ) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** @throws CSharpError always */
export function refuse(message: string, place: SourcePlace): never {
  throw new CSharpError(message, place);
}

/** @throws CSharpError always, as C#'s own compiler of a name that means nothing */
export function unknownName(name: string, place: SourcePlace): never {
  throw new CSharpError(`The name '${name}' does not exist in the current context`, place, 'CS0103');
}
