/**
 * Content that is piped as bytes: `[IO.File]::ReadAllBytes($path) | Import-…`, which pages write, comes byte by byte, since
 * the pipeline takes arrays apart; `Get-Content -Encoding Byte -ReadCount 0` gives it whole.
 */
import type { CmdletBlocks, CmdletContext } from '../../src/engine/cmdlet.ts';

/** Runs `work` with each content that is whole, and at the end with one that came in pieces. */
export function forContent(ps: CmdletContext, parameter: string, work: (content: Uint8Array) => void): CmdletBlocks {
  const pieces: number[] = [];
  return {
    process() {
      const given = (ps.parameters as Readonly<Record<string, Uint8Array | undefined>>)[parameter] ?? new Uint8Array(0);
      const [first] = given;
      if (given.length === 1 && first !== undefined) pieces.push(first);
      else work(given);
    },
    end() {
      if (pieces.length > 0) work(Uint8Array.from(pieces));
    },
  };
}
