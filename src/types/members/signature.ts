/**
 * Reads member definitions as Get-Member prints them (`int IndexOf(char value, int startIndex = 0)`,
 * `string Name {get;set;}`): declarations are written in this form, and everything about a member — arity, conversion of
 * arguments, boxing of results, error texts — comes from that one line.
 */

export interface ParameterSignature {
  readonly name: string;
  readonly typeName: string;
  /** `ref T` (also written `[ref] T`): the caller hands in a PSReference. */
  readonly isReference: boolean;
  /** `params T[]`: takes any number of trailing arguments. */
  readonly isParamsArray: boolean;
  /** Has a default (`= None`). */
  readonly isOptional: boolean;
}

export interface MethodSignature {
  readonly name: string;
  /** Type parameters of a generic method: `T Find[T](T[] array)`. */
  readonly typeParameters: readonly string[];
  readonly returnType: string;
  readonly parameters: readonly ParameterSignature[];
}

export interface PropertySignature {
  readonly name: string;
  readonly typeName: string;
  readonly readable: boolean;
  readonly writable: boolean;
}

/** Splits at a character that stands outside of brackets. */
export function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '(') depth++;
    else if (c === ']' || c === ')') depth--;
    else if (c === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function lastIndexOutsideBrackets(text: string, character: string): number {
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const c = text[i];
    if (c === ']') depth++;
    else if (c === '[') depth--;
    else if (c === character && depth === 0) return i;
  }
  return -1;
}

function parseParameter(text: string): ParameterSignature {
  const equals = text.indexOf('=');
  const declared = (equals < 0 ? text : text.slice(0, equals)).trim();
  const [start = '', modifier = ''] = /^(\[ref\]|ref|out|params)\s+/i.exec(declared) ?? [];
  const rest = declared.slice(start.length);
  const isParamsArray = modifier.toLowerCase() === 'params';
  const space = lastIndexOutsideBrackets(rest, ' ');
  if (space < 0) throw new Error(`A parameter needs a type and a name: '${text}'`);
  return {
    name: rest.slice(space + 1),
    typeName: rest.slice(0, space).trim(),
    isReference: modifier !== '' && !isParamsArray,
    isParamsArray,
    isOptional: equals >= 0,
  };
}

/** Where the list of parameters starts: the last `(` that has its `)` at the end. */
function parametersStart(text: string): number {
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')')) throw new Error(`Not a method signature: '${text}'`);
  return open;
}

/** `string Substring(int startIndex, int length)`, also with a leading `static`. */
export function parseMethodSignature(text: string): MethodSignature {
  const trimmed = text.trim().replace(/^static\s+/, '');
  const open = parametersStart(trimmed);
  const head = trimmed.slice(0, open).trim();
  const space = lastIndexOutsideBrackets(head, ' ');
  const qualified = space < 0 ? head : head.slice(space + 1);
  const [, fullName = qualified, typeParameters = ''] = /^(.*?)\[([^\]]*)\]$/.exec(qualified) ?? [];
  return {
    // An explicit implementation of an interface (`int IComparable.CompareTo(…)`) is called by its plain name.
    name: fullName.slice(lastIndexOutsideBrackets(fullName, '.') + 1),
    typeParameters: splitOutsideBrackets(typeParameters, ','),
    returnType: space < 0 ? 'void' : head.slice(0, space).trim(),
    parameters: splitOutsideBrackets(trimmed.slice(open + 1, -1), ',').map(parseParameter),
  };
}

/** `(int year, int month, int day)` or, as PowerShell prints it, `datetime new(int year, int month, int day)`. */
export function parseConstructorSignature(text: string): MethodSignature {
  const trimmed = text.trim();
  const open = parametersStart(trimmed);
  return {
    name: '.ctor',
    typeParameters: [],
    returnType: 'void',
    parameters: splitOutsideBrackets(trimmed.slice(open + 1, -1), ',').map(parseParameter),
  };
}

/** `int Length {get;}`; a constant may leave out the braces (`string Empty`). */
export function parsePropertySignature(text: string): PropertySignature {
  const trimmed = text.trim().replace(/^static\s+/, '');
  const brace = trimmed.indexOf('{');
  const head = (brace < 0 ? trimmed : trimmed.slice(0, brace)).trim();
  const accessors = brace < 0 ? '{get;}' : trimmed.slice(brace);
  const space = lastIndexOutsideBrackets(head, ' ');
  if (space < 0) throw new Error(`A property needs a type and a name: '${text}'`);
  return {
    name: head.slice(space + 1),
    typeName: head.slice(0, space).trim(),
    readable: /\bget\b/.test(accessors),
    writable: /\bset\b/.test(accessors),
  };
}

const KEYWORDS: Readonly<Record<string, string>> = { ref: '[ref]', params: 'Params' };

/** A signature as OverloadDefinitions prints it: `ref` as `[ref]`, `params` as `Params`. */
export function displaySignature(text: string): string {
  return text.replace(/(?<=[(,]\s*)(ref|params)\s+/g, (_, word: string) => `${KEYWORDS[word]} `);
}
