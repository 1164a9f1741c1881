/** Redirections: `2>&1`, `> file`, `3>> file`, `*>&1`. They change where a command's pipes lead before it starts. */

import type { FileRedirectionAst, RedirectionAst, RedirectionStream } from '../../language/ast.ts';
import { toText } from '../../types/conversion/conversion.ts';
import { runtimeException } from '../../types/net-exception.ts';
import type { CommandProcessor } from '../pipeline/command-processor.ts';
import { itemsOf, ownerAndName } from '../pipeline/common-variables.ts';
import { ListPipe, NullPipe, type Pipe } from '../pipeline/pipe.ts';
import type { Frame } from '../runspace.ts';
import type { StreamName } from '../streams.ts';
import { compileExpression } from './expressions.ts';
import type { SourceContext } from './source-context.ts';

type Redirect = (f: Frame, processor: CommandProcessor) => void;

const STREAMS: Readonly<Record<Exclude<RedirectionStream, 'All' | 'Output'>, StreamName>> = {
  Error: 'error',
  Warning: 'warning',
  Verbose: 'verbose',
  Debug: 'debug',
  Information: 'information',
};

/** Compiles the redirections of one command; null when there are none. */
export function compileRedirections(redirections: readonly RedirectionAst[], context: SourceContext): Redirect | null {
  if (redirections.length === 0) return null;
  const steps = redirections.map((redirection) => {
    if (redirection.kind === 'MergingRedirection') {
      const from = streamsOf(redirection.fromStream);
      return (_f: Frame, processor: CommandProcessor) => processor.mergeIntoOutput(from);
    }
    return compileFileRedirection(redirection, context);
  });
  return (f, processor) => {
    for (const step of steps) step(f, processor);
  };
}

function streamsOf(stream: RedirectionStream): StreamName[] {
  if (stream === 'All') return Object.values(STREAMS);
  return stream === 'Output' ? [] : [STREAMS[stream]];
}

function compileFileRedirection(ast: FileRedirectionAst, context: SourceContext): Redirect {
  const location = compileExpression(ast.location, context);
  const toNull = ast.location.kind === 'VariableExpression' && ast.location.name.toLowerCase() === 'null';
  return (f, processor) => {
    const target = toNull ? NullPipe.instance : openFile(f, location(f), ast.append, processor);
    if (ast.fromStream === 'Output' || ast.fromStream === 'All') processor.redirectOutput(target);
    processor.redirectStreams(streamsOf(ast.fromStream), target);
  };
}

function openFile(f: Frame, location: unknown, append: boolean, processor: CommandProcessor): Pipe {
  if (location === null || location === undefined) return NullPipe.instance;
  const path = toText(location);
  if (path === '') {
    throw runtimeException(
      'RedirectionFileNotSpecified',
      'InvalidArgument',
      'Cannot perform operation because the file name is empty.',
    );
  }
  const variable = /^variable:(.+)$/is.exec(path)?.[1];
  if (variable !== undefined) return variablePipe(f, variable, append, processor);
  const file = f.runspace.openRedirection(f, path, append);
  processor.whenDisposed(() => file.close());
  return file.pipe;
}

/** `> variable:x`: the variable gets what was written, as an assignment would give it. */
function variablePipe(f: Frame, name: string, append: boolean, processor: CommandProcessor): Pipe {
  const [owner, variable] = ownerAndName(f.scope, name);
  const pipe = new ListPipe();
  if (append) pipe.items.push(...itemsOf(owner.lookup(variable.toLowerCase())));
  processor.whenDisposed(() => owner.assign(variable, pipe.result() ?? null));
  return pipe;
}
