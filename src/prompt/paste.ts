/** What is taken of a pasted text: its characters and line ends, but nothing that a terminal would obey. */

/** Carriage returns become line ends, control characters go, tabs stay. */
export function cleanPaste(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}
