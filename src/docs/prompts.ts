/** The prompts that pages show in front of what was typed. */

export interface PromptMark {
  /** Characters of the line up to what was typed. */
  readonly length: number;
  /** `cmd` for `C:\>`, which consoles of either kind show. */
  readonly shell: 'powershell' | 'cmd';
}

/** `PS C:\>`, `[PS] C:\>`, `PS>`, `PS Cert:\LocalMachine\My>`, `PS /home/me>`, `[fe01.contoso.com]: PS C:\Users\x>`. */
const POWERSHELL_PROMPT =
  /^[ \t]*(?:\[[\w.-]+\]:[ \t]*)?\[?PS\]?(?:[ \t]+(?:[A-Za-z][\w-]*:|[/~\\])[^>\n]*)?[ \t]*>+[ \t]?/;

/** `C:\>`, `C:\Windows\system32>`. */
const CMD_PROMPT = /^[ \t]*[A-Za-z]:\\[^>\n|&<"*?]*>[ \t]?/;

/** The prompt at the start of a line, or null. */
export function promptAt(line: string): PromptMark | null {
  const own = POWERSHELL_PROMPT.exec(line);
  if (own) return { length: own[0].length, shell: 'powershell' };
  const cmd = CMD_PROMPT.exec(line);
  return cmd ? { length: cmd[0].length, shell: 'cmd' } : null;
}

/** The prompt of a further line, `>>`. */
const CONTINUATION_PROMPT = /^[ \t]*>>[ \t]?/;

/** What stands behind `>>`, or null for another line. */
export function continuedText(line: string): string | null {
  return CONTINUATION_PROMPT.test(line) ? line.replace(CONTINUATION_PROMPT, '') : null;
}
