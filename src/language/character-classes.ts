/**
 * What each character may be to the tokenizer.
 *
 * PowerShell accepts typographic quotes and dashes and Unicode spaces wherever the ASCII ones stand, because scripts are
 * pasted from documents; the classes below are the only place that knows it. Characters are char codes; -1 is the end of
 * the text.
 */

/** The char code that readers give at the end of the text. */
export const END = -1;

const IDENTIFIER_START = 1;
const WHITESPACE = 2;
const HEX_DIGIT = 4;
const DIGIT = 8;
const VARIABLE_START = 16;
const NEW_TOKEN = 32;
const NEW_TOKEN_AFTER_NUMBER = 64;
const NEW_TOKEN_IN_ASSEMBLY_NAME = 128;

const TRAITS = new Uint8Array(128);

function mark(characters: string, trait: number): void {
  for (let i = 0; i < characters.length; i++) {
    const c = characters.charCodeAt(i);
    TRAITS[c] = (TRAITS[c] ?? 0) | trait;
  }
}

/** Whether an ASCII character has one of the traits. */
function hasTrait(c: number, traits: number): boolean {
  return c >= 0 && ((TRAITS[c] ?? 0) & traits) !== 0;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
mark(`${LETTERS}_`, IDENTIFIER_START | VARIABLE_START);
mark('0123456789', DIGIT | HEX_DIGIT | VARIABLE_START);
mark('ABCDEFabcdef', HEX_DIGIT);
mark('$:?^', VARIABLE_START);
mark(' \t\v\f', WHITESPACE | NEW_TOKEN | NEW_TOKEN_IN_ASSEMBLY_NAME);
mark('\0\r\n,', NEW_TOKEN | NEW_TOKEN_IN_ASSEMBLY_NAME);
mark('&();{|}', NEW_TOKEN);
mark('=]', NEW_TOKEN_IN_ASSEMBLY_NAME);
mark('!#%*+-./<=>]', NEW_TOKEN_AFTER_NUMBER);

const LETTER = /^\p{L}$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]$/u;

/** True for a letter of any script (of the basic plane, as .NET's char.IsLetter). */
export function isLetter(c: number): boolean {
  if (c < 128) return c >= 65 && (c <= 90 || (c >= 97 && c <= 122));
  return LETTER.test(String.fromCharCode(c));
}

/** True for a letter or decimal digit of any script. */
export function isLetterOrDigit(c: number): boolean {
  if (c < 128) return c >= 48 && (c <= 57 || (c >= 65 && (c <= 90 || (c >= 97 && c <= 122))));
  return LETTER_OR_DIGIT.test(String.fromCharCode(c));
}

/** Spaces, but not line ends: ASCII ones, no-break space, next line, and every Unicode separator. */
export function isWhitespace(c: number): boolean {
  if (c < 128) return hasTrait(c, WHITESPACE);
  return (
    c === 0xa0 ||
    c === 0x85 ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000
  );
}

/** Hyphen-minus, en dash, em dash, horizontal bar. */
export function isDash(c: number): boolean {
  return c === 0x2d || (c >= 0x2013 && c <= 0x2015);
}

/** `'` and the typographic single quotes. */
export function isSingleQuote(c: number): boolean {
  return c === 0x27 || (c >= 0x2018 && c <= 0x201b);
}

/** `"` and the typographic double quotes. */
export function isDoubleQuote(c: number): boolean {
  return c === 0x22 || (c >= 0x201c && c <= 0x201e);
}

/** True when the character can begin a variable name without braces. */
export function isVariableStart(c: number): boolean {
  if (c < 128) return hasTrait(c, VARIABLE_START);
  return isLetterOrDigit(c);
}

/** True when the character can begin an identifier or a label. */
export function isIdentifierStart(c: number): boolean {
  if (c < 128) return hasTrait(c, IDENTIFIER_START);
  return isLetter(c);
}

/** True when the character can go on an identifier or a label. */
export function isIdentifierFollow(c: number): boolean {
  if (c < 128) return hasTrait(c, IDENTIFIER_START | DIGIT);
  return isLetterOrDigit(c);
}

/** 0-9, a-f, A-F. */
export function isHexDigit(c: number): boolean {
  return c < 128 && hasTrait(c, HEX_DIGIT);
}

/** 0-9. */
export function isDecimalDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** True when the character ends any token begun by a letter or number: `a#b` is one token, `a{` is two. */
export function forcesNewToken(c: number): boolean {
  if (c < 128) return c < 0 || hasTrait(c, NEW_TOKEN);
  return isWhitespace(c);
}

/** True when the character ends a number in an expression: `7z` is one token, `7+` is two. */
export function forcesNewTokenAfterNumber(c: number, atTernaryOperators: boolean): boolean {
  if (c < 128) {
    if (atTernaryOperators && (c === 0x3f || c === 0x3a)) return true;
    return hasTrait(c, NEW_TOKEN_AFTER_NUMBER);
  }
  return isDash(c);
}

/** True when the character ends a piece of an assembly name in a type name. */
export function forcesNewTokenInAssemblyName(c: number): boolean {
  if (c < 128) return c < 0 || hasTrait(c, NEW_TOKEN_IN_ASSEMBLY_NAME);
  return isWhitespace(c);
}

/** True for a carriage return or line feed. */
export function isLineEnd(c: number): boolean {
  return c === 10 || c === 13;
}
