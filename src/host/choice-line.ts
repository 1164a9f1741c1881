/** How a question's choices are shown: `[Y] Yes  [A] Yes to All  [?] Help (default is "Y"): `. */
import type { Choice } from '../engine/host.ts';

/** The line on which the answer is typed. */
export function choiceLine(choices: readonly Choice[], defaultChoice: number): string {
  const parts = choices.map((choice) => `[${hotKey(choice)}] ${choice.label.replace('&', '')}`);
  const preset = choices[defaultChoice];
  return `${parts.join('  ')}  [?] Help${preset ? ` (default is "${hotKey(preset)}")` : ''}: `;
}

/** The letter behind `&`, or the whole label. */
export function hotKey({ label }: Choice): string {
  const at = label.indexOf('&');
  return at < 0 ? label : label.charAt(at + 1).toUpperCase();
}
