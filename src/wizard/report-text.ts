/** The HTML report of a deployment cmdlet as lines of text, for terminals. */
import { htmlDecode } from '../types/text/html-text.ts';

/** A row of the table becomes a line, with what it told beneath. */
export function plainLines(html: string): string[] {
  return htmlDecode(
    html
      .replace(/<(style|title)>[\s\S]*?<\/\1>/g, '')
      .replace(/\r?\n\s*/g, '')
      .replace(/<li[^>]*>/g, '\n  ')
      .replace(/<\/(?:th|td)>/g, '  ')
      .replace(/<\/(?:tr|h1|p)>/g, '\n')
      .replace(/<[^>]*>/g, ''),
  )
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
