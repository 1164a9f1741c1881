/** What may have been meant, after a command has failed at the prompt: in the form of PowerShell 7's feedback. */
import { InvocationInfo } from '../engine/invocation-info.ts';
import type { Runspace } from '../engine/runspace.ts';
import type { CommandAst } from '../language/ast.ts';
import { walkAst } from '../language/ast-walk.ts';
import { parse } from '../language/parser.ts';
import { toText } from '../types/conversion/conversion.ts';
import { ErrorRecord } from '../types/error-record.ts';
import { nearest } from '../types/text/near-names.ts';
import { metadataOfName, parameterNamed, parameterOfArgument } from './completion/argument-parameters.ts';
import { completeInput } from './completion/complete-input.ts';

const MOST = 5;

interface Feedback {
  readonly heading: string;
  readonly proposals: readonly string[];
}

/** The lines below the error; null when nothing is near what was written. */
export function mistakeFeedback(runspace: Runspace, error: unknown, colours: boolean): string | null {
  if (!(error instanceof ErrorRecord)) return null;
  const found = runspace.enter(() => feedbackFor(runspace, error));
  if (!found || found.proposals.length === 0) return null;
  const style = (codes: string, text: string): string => (colours ? `\u001b[${codes}m${text}\u001b[0m` : text);
  const proposals = found.proposals.map((proposal) => style('97', proposal)).join(', ');
  const name = `${style('97;2;3', '[')}${style('33;3', 'General Feedback')}${style('97;2;3', ']')}`;
  return `\n${name}\n${style('96', `  ${found.heading}`)}\n    ${style('96', '\u27a4')} ${proposals}\n\n`;
}

function feedbackFor(runspace: Runspace, record: ErrorRecord): Feedback | null {
  const id = record.fullyQualifiedErrorId;
  if (/^CommandNotFoundException/.test(id))
    return {
      heading: 'The most similar commands are:',
      proposals: similarCommands(runspace, toText(record.targetObject ?? '')),
    };
  const { invocationInfo } = record;
  const command = invocationInfo instanceof InvocationInfo ? (invocationInfo.myCommand?.name ?? '') : '';
  if (/^NamedParameterNotFound/.test(id)) {
    const wrong = /parameter name '([^']+)'/.exec(record.message)?.[1] ?? '';
    return { heading: 'The most similar parameters are:', proposals: similarParameters(runspace, command, wrong) };
  }
  return invocationInfo instanceof InvocationInfo ? similarValues(runspace, record, invocationInfo) : null;
}

/** As the real feedback: names that are one change away. */
function similarCommands(runspace: Runspace, name: string): string[] {
  const found = runspace.invokeCommand('Get-Command', {
    Name: [name],
    UseFuzzyMatching: true,
    FuzzyMinimumDistance: 1,
    ErrorAction: 'SilentlyContinue',
  });
  return [...new Set(found.map((command) => (command as { name?: string }).name ?? toText(command)))].slice(0, MOST);
}

function similarParameters(runspace: Runspace, command: string, wrong: string): string[] {
  const names = (metadataOfName(runspace, command)?.parameters ?? [])
    .filter((one) => !one.dontShow)
    .map(({ name }) => name);
  return nearest(names, wrong).map((name) => `-${name}`);
}

/** A text that a command was given, and what may stand in its place. */
interface WrongValue {
  readonly parameter: string;
  readonly text: string;
  readonly known: readonly string[];
}

/** Near what the message quotes of the arguments: names that completion knows for the same place. */
function similarValues(runspace: Runspace, record: ErrorRecord, invocation: InvocationInfo): Feedback | null {
  for (const { parameter, text, known } of wrongValues(runspace, record, invocation)) {
    // A name that is known was not misspelt.
    if (known.some((name) => name.toLowerCase() === text.toLowerCase())) continue;
    const proposals = nearest(known, text);
    if (proposals.length === 0) continue;
    const what = parameter === 'Identity' ? 'identities' : `values of -${parameter}`;
    return { heading: `The most similar ${what} are:`, proposals };
  }
  return null;
}

function* wrongValues(runspace: Runspace, record: ErrorRecord, invocation: InvocationInfo): Generator<WrongValue> {
  const name = invocation.myCommand?.name ?? '';
  const metadata = metadataOfName(runspace, name);
  if (!metadata) return;
  const quoted = [...record.message.matchAll(/'([^'\n]+)'|"([^"\n]+)"/g)].map(([, one, other]) => one ?? other ?? '');
  const message = record.message.toLowerCase();
  const command = commandOf(invocation);
  for (const element of command?.commandElements.slice(1) ?? []) {
    const value = element.kind === 'CommandParameter' ? element.argument : element;
    if (value?.kind !== 'StringConstantExpression' || !message.includes(value.value.toLowerCase())) continue;
    const { startOffset, endOffset, source } = value.extent;
    const parameter =
      element.kind === 'CommandParameter'
        ? parameterNamed(metadata, element.parameterName)
        : parameterOfArgument(metadata, command as CommandAst, startOffset);
    if (!parameter) continue;
    const before = source.text.slice(0, startOffset);
    const known = knownValues(runspace, before, source.text.slice(endOffset));
    yield { parameter: parameter.name, text: value.value, known };
  }
  // What came out of a variable, or through the pipeline.
  if (!parameterNamed(metadata, 'Identity')) return;
  const known = quoted.length === 0 ? [] : knownValues(runspace, `${name} -Identity `, '');
  for (const text of quoted) yield { parameter: 'Identity', text, known };
}

/** Texts longer than this are programs: they are not parsed again for the sake of a hint. */
const LONGEST_SOURCE = 100_000;

/** The command as its text has it. */
function commandOf({ extent }: InvocationInfo): CommandAst | null {
  if (!extent || extent.source.text.length > LONGEST_SOURCE) return null;
  let found: CommandAst | null = null;
  walkAst(parse(extent.source.text).ast, (node) => {
    if (node.kind === 'Command' && node.extent.startOffset === extent.startOffset) found = node;
  });
  return found;
}

/** What completion proposes where nothing is typed yet; files are no names. */
function knownValues(runspace: Runspace, before: string, behind: string): string[] {
  return completeInput(runspace, before + behind, before.length)
    .matches.filter(({ resultType }) => resultType === 'ParameterValue' || resultType === 'Command')
    .map(({ completionText }) => completionText.replace(/^'(.*)'$/s, (_, text: string) => text.replaceAll("''", "'")));
}
