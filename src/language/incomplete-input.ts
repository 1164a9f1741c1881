/** Whether an input goes on: the prompt then takes another line, and standard input is read further. */
import { parse } from './parser.ts';

/** Whether more text could still make the input right. */
export function isIncomplete(text: string): boolean {
  return parse(text).errors.some(({ incompleteInput }) => incompleteInput);
}
