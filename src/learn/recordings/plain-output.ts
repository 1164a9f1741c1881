/** Output of a recording, made fit for other places than the terminal that it was recorded on. */

/** What a terminal does not print, kind by kind. */
const KINDS = [
  // Strings to the terminal, ended or not: titles, clipboard, queries.
  '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
  // Control sequences: parameters, what stands between, the final letter.
  '(?:\\u001b\\[|\\u009b)([0-?]*)([ -/]*)([@-~])',
  // Other escapes, and other controls.
  '\\u001b[ -/]*[0-~]?',
  '[\\u0000-\\u0007\\u000e-\\u001a\\u001c-\\u001f\\u007f-\\u009f]',
];
const SEQUENCES = new RegExp(KINDS.join('|'), 'g');

/** What only draws: colours, the cursor's place, and the erasing of parts. */
const DRAWING = /^[A-HJKSTXfm@LMP]$/;

/**
 * Text that only draws: a file from anywhere must not set the title or the clipboard of whoever plays it, nor make the terminal
 * type something.
 */
export function drawingOnly(text: string): string {
  return text.replace(SEQUENCES, (whole, parameters?: string, between?: string, final?: string) => {
    const draws = final !== undefined && DRAWING.test(final) && between === '' && !/[<=>?]/.test(parameters ?? '');
    return draws ? whole : '';
  });
}

/** Text without any sequence, with plain line ends. */
export function textOnly(text: string): string {
  return text.replace(SEQUENCES, '').replaceAll('\r\n', '\n').replaceAll('\r', '');
}
