/**
 * Where words begin and end. Three kinds: words of letters between delimiters (an option), vi's words (letters, signs
 * and blanks are three classes) and vi's globs (what stands between blanks).
 */

/** Tells whether the character at a place belongs to words. */
type InWord = (character: string) => boolean;

const isBlank = (character: string): boolean => /\s/.test(character);

export class Words {
  private readonly delimiters: ReadonlySet<string>;

  constructor(delimiters: string) {
    this.delimiters = new Set(delimiters);
  }

  private readonly inWord: InWord = (character) => !isBlank(character) && !this.delimiters.has(character);

  /** Behind the current or the next word. */
  endForward(text: string, from: number): number {
    return endForward(text, from, this.inWord);
  }

  /** The start of the current word, or of the one before. */
  startBackward(text: string, from: number): number {
    let at = from;
    while (at > 0 && !this.inWord(text[at - 1] as string)) at--;
    while (at > 0 && this.inWord(text[at - 1] as string)) at--;
    return at;
  }

  /** The start of the next word. */
  startForward(text: string, from: number): number {
    let at = from;
    while (at < text.length && this.inWord(text[at] as string)) at++;
    while (at < text.length && !this.inWord(text[at] as string)) at++;
    return at;
  }

  // ------------------------------------------------------------ vi

  /** 0 for blanks, 1 for words, 2 for signs. */
  private classOf(character: string): number {
    if (isBlank(character)) return 0;
    return this.inWord(character) ? 1 : 2;
  }

  /** vi's `w`: the start of the next word or run of signs. */
  viStartForward(text: string, from: number): number {
    let at = from;
    if (at < text.length) {
      const kind = this.classOf(text[at] as string);
      if (kind !== 0) while (at < text.length && this.classOf(text[at] as string) === kind) at++;
    }
    while (at < text.length && isBlank(text[at] as string)) at++;
    return at;
  }

  /** vi's `b`. */
  viStartBackward(text: string, from: number): number {
    let at = from;
    while (at > 0 && isBlank(text[at - 1] as string)) at--;
    if (at === 0) return 0;
    const kind = this.classOf(text[at - 1] as string);
    while (at > 0 && this.classOf(text[at - 1] as string) === kind) at--;
    return at;
  }

  /** vi's `e`: the last character of the current or the next word. */
  viEndForward(text: string, from: number): number {
    let at = from + 1;
    while (at < text.length && isBlank(text[at] as string)) at++;
    if (at >= text.length) return Math.max(0, text.length - 1);
    const kind = this.classOf(text[at] as string);
    while (at + 1 < text.length && this.classOf(text[at + 1] as string) === kind) at++;
    return at;
  }

  /** The word, the run of signs or the blanks at a place, as vi's `iw` takes them. */
  viInner(text: string, at: number): [start: number, end: number] {
    if (at >= text.length) return [at, at];
    const kind = this.classOf(text[at] as string);
    let start = at;
    let end = at;
    while (start > 0 && text[start - 1] !== '\n' && this.classOf(text[start - 1] as string) === kind) start--;
    while (end < text.length && text[end] !== '\n' && this.classOf(text[end] as string) === kind) end++;
    return [start, end];
  }
}

/** The start of the next stretch between blanks. */
export function globStartForward(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text[at] as string)) at++;
  while (at < text.length && isBlank(text[at] as string)) at++;
  return at;
}

export function globStartBackward(text: string, from: number): number {
  let at = from;
  while (at > 0 && isBlank(text[at - 1] as string)) at--;
  while (at > 0 && !isBlank(text[at - 1] as string)) at--;
  return at;
}

/** The last character of the current or the next stretch between blanks. */
export function globEndForward(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isBlank(text[at] as string)) at++;
  while (at + 1 < text.length && !isBlank(text[at + 1] as string)) at++;
  return Math.min(at, Math.max(0, text.length - 1));
}

/** The last character of the stretch between blanks before this one: vi's `gE`. */
export function globEndBackward(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isBlank(text[at] ?? ' ')) at--;
  while (at > 0 && isBlank(text[at] ?? ' ')) at--;
  return at;
}

function endForward(text: string, from: number, inWord: InWord): number {
  let at = from;
  while (at < text.length && !inWord(text[at] as string)) at++;
  while (at < text.length && inWord(text[at] as string)) at++;
  return at;
}
