/** What is taken of a pasted text: its characters and line ends, and of a copied session its commands. */

/** What a terminal was told between the characters: colours, titles. */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Carriage returns become line ends, sequences and control characters go, tabs stay. */
export function cleanPaste(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(SEQUENCES, '').replace(CONTROLS, '');
}

/** What stands before a command where a session was copied: `PS C:\> `, `[fe01]: PS C:\>`, `PS>`, `C:\PS>`. */
const PROMPT = /^[ \t]*(?:\[[^\]\n]+\]: )?(?:PS(?: \S[^>\n]*)?|[A-Z]:\\PS)>+ ?/;
const CONTINUATION = /^[ \t]*>> ?/;

/**
 * The commands of a text that was copied with its prompts, as documentation shows them: without the prompts, and without
 * what was printed. Any other text as it is.
 */
export function commandsOfSession(text: string): string {
  if (!PROMPT.test(text.trimStart())) return text;
  const commands: string[] = [];
  let isCommand = false;
  for (const line of text.split('\n')) {
    const start: RegExpExecArray | null = PROMPT.exec(line) ?? (isCommand ? CONTINUATION.exec(line) : null);
    isCommand = start !== null;
    if (start) commands.push(line.slice(start[0].length));
  }
  return commands.join('\n');
}
