/** Walks over the tokens of a C# source, forth and back. */
import { CSharpError, type SourcePlace } from './csharp-error.ts';
import type { Token } from './tokens.ts';

export class TokenReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.ahead(0);
  }

  ahead(count: number): Token {
    const token = this.tokens[Math.min(this.at + count, this.tokens.length - 1)];
    if (!token) throw new Error('A source has at least the token of its end.');
    return token;
  }

  take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }

  /** Whether a sign or a keyword stands next. A name written with `@` is no keyword. */
  isNext(text: string): boolean {
    return isText(this.next, text);
  }

  takeIf(text: string): boolean {
    if (!this.isNext(text)) return false;
    this.at++;
    return true;
  }

  expect(text: string): Token {
    if (!this.isNext(text)) this.fail(`'${text}' is expected where '${this.next.text}' stands.`);
    return this.take();
  }

  name(): string {
    if (this.next.kind !== 'name') this.fail(`A name is expected where '${this.next.text}' stands.`);
    return this.take().text;
  }

  /** Tries to read something; stands where it stood when it gives null or fails. */
  attempt<T>(read: () => T | null): T | null {
    const before = this.at;
    try {
      const found = read();
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof CSharpError)) throw error;
    }
    this.at = before;
    return null;
  }

  fail(message: string, place: SourcePlace = this.next): never {
    throw new CSharpError(message, place);
  }
}

export function isText(token: Token, text: string): boolean {
  return token.text === text && (token.kind === 'sign' || (token.kind === 'name' && token.value === ''));
}
