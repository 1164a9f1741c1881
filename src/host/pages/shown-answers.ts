/** What a page shows of a console's questions: behind them stands what its reader is to type. */

/** The questions of a command and what is typed behind them, as the page shows them. */
export class ShownAnswers {
  private lines: readonly string[] = [];
  private at = 0;

  /** @param shown what the page shows of the command that runs now */
  constructor(private readonly shown: () => readonly string[]) {}

  /** What stands behind a question, where the page shows it below what was answered before; secrets are asterisks there. */
  behind(question: string): string | null {
    const start = question.trim().toLowerCase();
    const line = this.next((one) => one.trimStart().toLowerCase().startsWith(start));
    const answer = line?.trim().slice(start.length).trim() ?? '';
    return /^\**$/.test(answer) ? null : answer;
  }

  /** What was chosen behind `[Y] Yes  [N] No  [?] Help (default is "Y"): `. */
  choice(): string | null {
    const line = this.next((one) => ASKS_CHOICE.test(one));
    return ASKS_CHOICE.exec(line ?? '')?.[1] ?? null;
  }

  private next(fits: (line: string) => boolean): string | undefined {
    const lines = this.shown();
    if (lines !== this.lines) {
      this.lines = lines;
      this.at = 0;
    }
    const index = lines.findIndex((line, place) => place >= this.at && fits(line));
    if (index < 0) return undefined;
    this.at = index + 1;
    return lines[index];
  }
}

/** The line of choices and the answer behind it. */
const ASKS_CHOICE = /^\s*\[\w+\].*\[\?\].*:\s*(\w+)\s*$/;
