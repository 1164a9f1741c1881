/** Reads a line that must not be seen: a star for each character. */
import type { Readable, Writable } from 'node:stream';

/** How it ended: the line, or the key that ended it. */
export type SecretEnd = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'cancelled' | 'ended' };

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const DELETE = '\u007f';

export class SecretLine {
  private readonly typed: string[] = [];

  constructor(private readonly output: Writable) {}

  /** Takes what was typed; tells when that was the end. */
  private take(text: string): SecretEnd | null {
    for (const character of text) {
      if (character === '\r' || character === '\n') return { kind: 'line', text: this.typed.join('') };
      if (character === CTRL_C) return { kind: 'cancelled' };
      if (character === CTRL_D && this.typed.length === 0) return { kind: 'ended' };
      if (character === DELETE || character === '\b') this.removeLast();
      else if (character >= ' ') this.add(character);
    }
    return null;
  }

  private add(character: string): void {
    this.typed.push(character);
    this.output.write('*');
  }

  private removeLast(): void {
    if (this.typed.pop() !== undefined) this.output.write('\b \b');
  }

  read(input: Readable): Promise<SecretEnd> {
    return new Promise((resolve) => {
      const onData = (chunk: Buffer): void => {
        const end = this.take(chunk.toString('utf8'));
        if (!end) return;
        input.off('data', onData);
        input.pause();
        this.output.write('\r\n');
        resolve(end);
      };
      input.on('data', onData);
      input.resume();
    });
  }
}
