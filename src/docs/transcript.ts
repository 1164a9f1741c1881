/**
 * Transcripts: what a person typed and what the shell printed, in the form of test/conformance/README.md.
 * Reading and writing keep every byte, so that a file can be re-recorded.
 */
import { normalizeLineEnds } from './line-ends.ts';

/**
 * Why a step is not what PowerShell and this shell both print:
 * - `differs`: the output is PowerShell's, and this shell does not give it yet;
 * - `ours`: the output is this shell's, and differs from PowerShell's on purpose;
 * - `unjudged`: PowerShell is not asked: it prints something else each time, or where the recorder does not see it.
 */
export interface TranscriptMark {
  readonly kind: 'differs' | 'ours' | 'unjudged';
  readonly reason: string;
}

export interface TranscriptStep {
  /** Stands on a line before the input: `#~ differs: reason`. */
  readonly mark: TranscriptMark | null;
  /** What was typed; lines of a continued input are joined by line feeds. */
  readonly input: string;
  /** What was printed, lines joined by line feeds, without a final one; '' for nothing, a line feed for one empty line. */
  readonly output: string;
}

export interface TranscriptCase {
  readonly name: string;
  readonly steps: readonly TranscriptStep[];
}

export interface Transcript {
  /** Lines before the first case. */
  readonly preamble: readonly string[];
  readonly cases: readonly TranscriptCase[];
}

const PROMPT = 'PS> ';
const CONTINUATION = '>> ';
const MARK = /^#~ (differs|ours|unjudged): (\S.*)$/;

/** A text that breaks the rules of transcripts. */
export class TranscriptError extends Error {}

/** Reads a transcript. Lines before the first `## ` are kept as a preamble. @throws TranscriptError */
export function parseTranscript(text: string): Transcript {
  const lines = normalizeLineEnds(text).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const preamble: string[] = [];
  const cases: { name: string; steps: { mark: TranscriptMark | null; input: string[]; output: string[] }[] }[] = [];
  let mark: TranscriptMark | null = null;
  for (const line of lines) {
    const current = cases.at(-1);
    const step = current?.steps.at(-1);
    if (mark && !line.startsWith(PROMPT))
      throw new TranscriptError(`a mark stands before a prompt, not before: ${line}`);
    if (line.startsWith('## ')) cases.push({ name: line.slice(3), steps: [] });
    else if (!current) preamble.push(line);
    else if (/^#~ \w+:/.test(line)) mark = readMark(line);
    else if (line.startsWith(PROMPT) || line === 'PS>') {
      current.steps.push({ mark, input: [line.slice(PROMPT.length)], output: [] });
      mark = null;
    } else if (step && step.output.length === 0 && (line.startsWith(CONTINUATION) || line === '>>'))
      step.input.push(line.slice(CONTINUATION.length));
    else if (step) step.output.push(line);
    else throw new TranscriptError(`there is output before the first "PS> " of the case "${current.name}": ${line}`);
  }
  return {
    preamble,
    cases: cases.map(({ name, steps }) => ({
      name,
      steps: steps.map((s) => ({ mark: s.mark, input: s.input.join('\n'), output: joined(s.output) })),
    })),
  };
}

/** One empty line is not the same as nothing. */
function joined(lines: readonly string[]): string {
  return lines.length === 1 && lines[0] === '' ? '\n' : lines.join('\n');
}

function readMark(line: string): TranscriptMark {
  const [, kind, reason] = MARK.exec(line) ?? [];
  if (kind === undefined || reason === undefined)
    throw new TranscriptError(
      `a mark is "#~ differs: reason", "#~ ours: reason" or "#~ unjudged: reason", not: ${line}`,
    );
  return { kind: kind as TranscriptMark['kind'], reason };
}

/** Writes a transcript. */
export function printTranscript({ preamble, cases }: Transcript): string {
  const lines = [...preamble];
  for (const { name, steps } of cases) {
    lines.push(`## ${name}`);
    for (const { mark, input, output } of steps) {
      if (mark) lines.push(`#~ ${mark.kind}: ${mark.reason}`);
      lines.push(...input.split('\n').map((line, i) => (i === 0 ? PROMPT : CONTINUATION) + line));
      if (output !== '') lines.push(...(output === '\n' ? [''] : output.split('\n')));
    }
  }
  return `${lines.join('\n')}\n`;
}
