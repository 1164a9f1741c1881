/**
 * Thumbprints, serial numbers and numbers of requests wherever they stand in a command: in the path of a certificate, beside
 * a property that is compared, in a string that a variable keeps, behind a verb of certutil and certreq.
 */
import type { ExpressionAst } from '../../language/ast.ts';
import { walkAst } from '../../language/ast-walk.ts';
import { parseWithPlaceholders } from '../placeholders.ts';
import type { CommandValue } from './command-values.ts';

export interface CertificateMark {
  readonly kind: 'thumbprint' | 'serial number' | 'request';
  /** What is written, without quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The store in which it is looked for, as written; `My` where nothing says. */
  readonly store: string;
  /** Whether a certificate is meant that is in use: what `Get-CsCertificate` gives. */
  readonly isInUse: boolean;
  /** Whether the authority is asked: for a certificate that it has issued, for a request as it numbers them. */
  readonly isAtAuthority: boolean;
  /** Whether a request is to have been approved: its certificate is retrieved. */
  readonly isApproved: boolean;
}

/** Where something is written, and what. */
type Place = Pick<CertificateMark, 'text' | 'start' | 'end'>;
/** What it is by the command that it stands in. */
type Meaning = Pick<CertificateMark, 'kind'> & Partial<Omit<CertificateMark, keyof Place>>;
type Found = Place & Meaning;

/** Forty digits; pages have lost or doubled one. */
const THUMBPRINT = /(?<![0-9A-Za-z])[0-9A-F]{39,41}(?![0-9A-Za-z])/gi;
/** Pairs of digits, as the certificate's dialog and certutil show them. */
const SPACED_THUMBPRINT = /^(?:[0-9A-F]{2}\s+){19}[0-9A-F]{2}$/i;
/** A serial number has up to twenty bytes; what has fewer than four is a name or an index. */
const SERIAL_NUMBER = /^[0-9A-F]{8,40}$/i;
/** The stores of a machine, as paths name them. */
const STORE_OF_PATH = /\\(?:LocalMachine|CurrentUser)\\(\w+)\\$/i;
const PROPERTIES: ReadonlyMap<string, 'thumbprint' | 'serial number'> = new Map([
  ['thumbprint', 'thumbprint'],
  ['serialnumber', 'serial number'],
]);
/** Verbs of certutil that take a store and then a certificate of it. */
const STORE_VERBS = new Set(['store', 'viewstore', 'delstore', 'repairstore', 'verifystore', 'exportpfx']);
/** Verbs that take the number of a request at the authority. */
const REQUEST_VERBS = new Set(['resubmit', 'deny', 'retrieve']);
const COMPARISONS: ReadonlySet<string> = new Set(['Ieq', 'Ceq', 'Ilike', 'Clike', 'Imatch', 'Cmatch']);

/** What every mark has: digits in a row or in pairs, or a parameter that is for the number of a request. */
const ANY_MARK = /[0-9A-F]{4}|(?:[0-9A-F]{2}\s+){2}|requestid|retrieve|resubmit|deny/i;

/** The marks of a text in its order, none inside of another. @param values those of the commands in the text */
export function certificateMarks(text: string, values: readonly CommandValue[]): CertificateMark[] {
  if (!ANY_MARK.test(text)) return [];
  const isInUse = /\bGet-CsCertificate\b/i.test(text);
  const found = [...markedByCommands(text, values), ...markedByComparisons(text), ...markedByForm(text)];
  const marks: CertificateMark[] = [];
  for (const one of found) {
    if (marks.some(({ start, end }) => one.start < end && start < one.end)) continue;
    marks.push({ store: 'My', isInUse, isAtAuthority: false, isApproved: false, ...one });
  }
  return marks.sort((a, b) => a.start - b.start);
}

function* markedByCommands(text: string, values: readonly CommandValue[]): Generator<Found> {
  for (const value of values) {
    const isProgram = /^(?:certutil|certreq)(?:\.exe)?$/i.test(value.command);
    const found = isProgram ? meaningInProgram(value) : meaningInCmdlet(value, values);
    if (found) yield { ...inner(value, text), ...found };
  }
}

/** `certutil -store My 611BB…`, `certutil -revoke 611BB…`, `certreq -retrieve 31 answer.cer` */
function meaningInProgram({ parameter, parameters, position, value, siblings }: CommandValue): Meaning | null {
  const own = parameter.toLowerCase();
  if (REQUEST_VERBS.has(own)) {
    const isNumber = /^(?:\d+|<[^<>]*>)$/.test(value);
    return isNumber ? { kind: 'request', isAtAuthority: true, isApproved: own === 'retrieve' } : null;
  }
  if (own === 'revoke') return SERIAL_NUMBER.test(value) ? { kind: 'serial number', isAtAuthority: true } : null;
  const verb = [...parameters].find((name) => STORE_VERBS.has(name));
  if (verb === undefined || parameter !== '' || position !== 0) return null;
  const store = siblings.get(verb) ?? 'My';
  if (SPACED_THUMBPRINT.test(value) || /^[0-9A-F]{39,41}$/i.test(value)) return { kind: 'thumbprint', store };
  return SERIAL_NUMBER.test(value) ? { kind: 'serial number', store } : null;
}

/** `Where-Object Thumbprint -eq B1429…`, `Request-CsCertificate -Clear -RequestId 224` */
function meaningInCmdlet(value: CommandValue, values: readonly CommandValue[]): Meaning | null {
  if (/^Request-CsCertificate$/i.test(value.command) && /^requestid$/i.test(value.parameter)) {
    return { kind: 'request', isApproved: value.parameters.has('retrieve') };
  }
  if (!/^(?:Where-Object|where|\?)$/i.test(value.command) || !/^[ci]?(?:eq|like|match)$/i.test(value.parameter))
    return null;
  const property = values.findLast(
    ({ start, position, parameter }) => start < value.start && position === 0 && parameter === '',
  );
  const kind = PROPERTIES.get(property?.value.toLowerCase() ?? '');
  return kind && isDigits(value.value) ? { kind } : null;
}

/** `$_.SerialNumber -eq "611BB…"` */
function* markedByComparisons(text: string): Generator<Found> {
  const found: Found[] = [];
  walkAst(parseWithPlaceholders(text).ast, (node) => {
    if (node.kind !== 'BinaryExpression' || !COMPARISONS.has(node.operator)) return;
    const kind = propertyKind(node.left) ?? propertyKind(node.right);
    const constant = [node.right, node.left].find((side) => side.kind === 'StringConstantExpression');
    if (kind === undefined || constant?.kind !== 'StringConstantExpression' || !isDigits(constant.value)) return;
    const { startOffset: start, endOffset: end } = constant.extent;
    found.push({ kind, ...inner({ start, end }, text) });
  });
  yield* found;
}

function propertyKind(side: ExpressionAst): 'thumbprint' | 'serial number' | undefined {
  if (side.kind !== 'MemberExpression' || side.member.kind !== 'StringConstantExpression') return undefined;
  return PROPERTIES.get(side.member.value.toLowerCase());
}

/** A thumbprint is known by its length, wherever it stands but in an address of the web. */
function* markedByForm(text: string): Generator<Found> {
  for (const match of text.matchAll(THUMBPRINT)) {
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    if (/:\/\/[^\s"']*$/.test(before)) continue;
    const [, store] = STORE_OF_PATH.exec(before) ?? [];
    const [digits] = match;
    yield {
      kind: 'thumbprint',
      text: digits,
      start: match.index,
      end: match.index + digits.length,
      ...(store !== undefined && { store }),
    };
  }
}

/** Digits with blanks between them, and an ellipsis that a page has put for the rest. */
function isDigits(text: string): boolean {
  return /^[\u200e\u200f\s]*[0-9A-F][0-9A-F\s]{3,}(?:\.{3}|…)?[0-9A-F\s]*$/i.test(text);
}

/** Where a value stands without the quotes around it. */
function inner({ start, end }: { readonly start: number; readonly end: number }, text: string): Place {
  const isQuoted = /^["'“”‘’].*["'“”‘’]$/s.test(text.slice(start, end));
  const [from, to] = isQuoted ? [start + 1, end - 1] : [start, end];
  return { text: text.slice(from, to), start: from, end: to };
}
