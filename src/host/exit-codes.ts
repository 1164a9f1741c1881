/**
 * What the exit code of the program says. The table is shown by `--help`, stands in docs/exit-codes.md, and is the only
 * place that gives these numbers; `exit N` of a script goes through as it is.
 */

export const exitCodes = {
  /** A command, a page or a transcript failed. */
  failure: 1,
  /** Nothing failed, but some of what a page holds was not run: a placeholder that nothing fills in, a block of slips. */
  notAllRun: 2,
  /** There was nothing to run: a page without a command, a transcript without a case. */
  nothingRun: 3,
  /** The command line is wrong; nothing was done. As pwsh and sysexits.h have it. */
  usage: 64,
  /** A page or transcript is there but is not text that can be read. */
  badData: 65,
  /** A page or transcript is not there, or cannot be opened. */
  noInput: 66,
  /** A bug of the program. */
  internalError: 70,
  /** Stopped by Ctrl+C: 128 and the number of SIGINT, as shells have it. */
  stopped: 130,
  /** Nobody reads the output any more: 128 and the number of SIGPIPE. */
  outputGone: 141,
} as const;

/** The rows of the table, for help and documentation. */
export const exitCodeTable: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'all went well; with "run" and "test": something ran, and all of it succeeded'],
  [
    `${exitCodes.failure}`,
    'a failure: the command ended with an error ($? was false), the script was ended by one, a page or transcript failed',
  ],
  [
    `${exitCodes.notAllRun}`,
    'nothing failed, but something of a page was not run (a placeholder that nothing fills in, the end of the session)',
  ],
  [
    `${exitCodes.nothingRun}`,
    'nothing was run: a page without a command, a transcript without a case, an empty folder',
  ],
  [`${exitCodes.usage}`, 'the command line is wrong; nothing was done'],
  [`${exitCodes.badData}`, 'a page or transcript is no text, is too large, or breaks the rules of its form'],
  [`${exitCodes.noInput}`, 'a page or transcript is not there or cannot be opened'],
  [`${exitCodes.internalError}`, 'a bug of lyncshell'],
  [`${exitCodes.stopped}`, 'stopped by Ctrl+C'],
  [`${exitCodes.outputGone}`, 'what reads the output has gone, as "head" does'],
  ['N', 'the script or command said "exit N"'],
];

/**
 * The exit code of several parts: what says most about them. A failure hides what was not run, and so on down the list;
 * 0 only where every part gave 0.
 */
export function worstOf(codes: readonly number[]): number {
  const order: readonly number[] = [
    exitCodes.internalError,
    exitCodes.failure,
    exitCodes.badData,
    exitCodes.noInput,
    exitCodes.notAllRun,
    exitCodes.nothingRun,
  ];
  return order.find((code) => codes.includes(code)) ?? 0;
}
