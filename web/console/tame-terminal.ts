/**
 * A terminal that obeys no program against its user. What a command prints, and so a name in a lab, can neither ask the
 * terminal something (the answer would be typed at the prompt), nor set title, clipboard, size, mouse or printer, nor lead
 * anywhere without a question.
 */
import type { IDisposable, Terminal } from '@xterm/xterm';

/** Modes that make the terminal type by itself: mouse, focus; and the mark of pasted text, which is always put here. */
const REFUSED_MODES: ReadonlySet<number> = new Set([
  9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1015, 1016, 2004, 2031, 2048,
]);
/** Title, folder, colours that can be asked for, clipboard, notices. */
const REFUSED_OSC = [
  0, 1, 2, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 50, 52, 99, 104, 110, 111, 112, 777, 1337,
];

export function tame({ parser }: Pick<Terminal, 'parser'>): IDisposable[] {
  const refuse = (): boolean => true;
  return [
    // Device attributes, status, version; reports of modes; window.
    ...['', '>', '='].map((prefix) => parser.registerCsiHandler(csi('c', prefix), refuse)),
    ...['', '?', '>'].map((prefix) => parser.registerCsiHandler(csi('n', prefix), refuse)),
    parser.registerCsiHandler({ prefix: '>', final: 'q' }, refuse),
    parser.registerCsiHandler({ prefix: '?', final: 'u' }, refuse),
    parser.registerCsiHandler({ intermediates: '$', final: 'p' }, refuse),
    parser.registerCsiHandler({ prefix: '?', intermediates: '$', final: 'p' }, refuse),
    parser.registerCsiHandler({ final: 't' }, refuse),
    parser.registerCsiHandler({ final: 'i' }, refuse),
    parser.registerCsiHandler({ prefix: '?', final: 'i' }, refuse),
    parser.registerDcsHandler({ intermediates: '$', final: 'q' }, refuse),
    parser.registerDcsHandler({ intermediates: '+', final: 'q' }, refuse),
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, (modes) =>
      modes.some((mode) => REFUSED_MODES.has(Number(mode))),
    ),
    ...REFUSED_OSC.map((number) => parser.registerOscHandler(number, refuse)),
  ];
}

function csi(final: string, prefix: string): { final: string; prefix?: string } {
  return prefix === '' ? { final } : { final, prefix };
}

/** Marks that a paste has, and nothing in it can end it. */
export function pasted(text: string): string {
  return `\u001b[200~${text.replaceAll('\u001b', '').replaceAll('\u009b', '')}\u001b[201~`;
}

/** Whether an address may be opened at all, when the person says so. */
export function isOpenable(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
