/** Trace-Command: runs a script block or a command while parts of the engine are traced. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import type { CommandArgument } from '../../src/engine/command-metadata.ts';
import { ParameterNameText } from '../../src/engine/parameter-name-text.ts';
import { invokeFound, positionalArgument } from '../../src/engine/pipeline/command-invocation.ts';
import type { ScriptBlock } from '../../src/engine/runspace.ts';
import type { TraceListener } from '../../src/engine/tracing/trace-listener.ts';
import { SOURCE_OPTIONS } from '../../src/engine/tracing/trace-options.ts';
import type { TraceSource } from '../../src/engine/tracing/trace-source.ts';
import { traceSourcesOf } from '../../src/engine/tracing/tracing.ts';
import { flagsOf, listenerParameters, listenersOf, SOURCE_OPTIONS_TYPE, warnOfSilence } from './trace-parameters.ts';

export default cmdlet({
  verb: 'Trace',
  noun: 'Command',
  className: 'Microsoft.PowerShell.Commands.TraceCommandCommand',
  defaultParameterSet: 'expressionSet',
  help: {
    synopsis: 'Runs a script block or a command while parts of the engine are traced.',
    description:
      'Shows how arguments come to parameters (ParameterBinding) or how commands are found (CommandDiscovery). Other sources of traces have their names here and are silent.',
    examples: [
      {
        title: 'Why is the year not taken?',
        transcript:
          "PS> Trace-Command ParameterBinding { Get-Date -Year '2020' | Out-Null } -FilePath binding.log\nPS> (Get-Content binding.log)[1..4] -replace '^.*: 0 : *'\nBIND arg [2020] to parameter [Year]\nCOERCE arg to [System.Int32]\nTrying to convert argument value from System.String to System.Int32\nCONVERT arg type to param type using LanguagePrimitives.ConvertTo",
      },
    ],
    links: ['Get-TraceSource', 'Set-TraceSource'],
  },
  parameters: {
    InputObject: { type: 'psobject', pipeline: 'value', help: 'What the block or the command gets from the pipeline.' },
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      wildcards: true,
      help: 'What is traced: names of sources.',
    },
    Option: {
      type: 'other',
      typeName: SOURCE_OPTIONS_TYPE,
      position: 2,
      help: 'Which lines are written: All, Errors, ExecutionFlow and others.',
    },
    Expression: {
      type: 'scriptblock',
      in: { expressionSet: { position: 1, mandatory: true } },
      help: 'What runs.',
    },
    Command: { type: 'string', in: { commandSet: { position: 1, mandatory: true } }, help: 'The command that runs.' },
    ArgumentList: {
      type: 'Object[]',
      aliases: ['Args'],
      in: { commandSet: { remaining: true } },
      help: 'The arguments of the command.',
    },
    ...listenerParameters,
  },
  run(ps) {
    const { Name, Option, Expression, Command, ArgumentList } = ps.parameters;
    const input: unknown[] = [];
    let session: TraceSession | null = null;
    return {
      begin() {
        const listeners = listenersOf(ps);
        const sources = traceSourcesOf(ps.runspace).matchingOrNew(Name ?? []);
        if (listeners.length > 0) warnOfSilence(ps, sources);
        session = new TraceSession(sources, flagsOf(Option) ?? SOURCE_OPTIONS.All, listeners);
      },
      process() {
        const { InputObject } = ps.parameters;
        if (Expression) session?.during(() => runBlock(ps, Expression, InputObject));
        else if (InputObject !== undefined) input.push(InputObject);
      },
      end() {
        if (Command === undefined) return;
        session?.during(() => runCommand(ps, Command, (ArgumentList ?? []).map(argumentOf), input));
      },
      dispose: () => session?.end(),
    };
  },
});

/** Sources that are traced for as long as one command runs. */
class TraceSession {
  private readonly before: readonly number[];

  constructor(
    private readonly sources: readonly TraceSource[],
    private readonly options: number,
    private readonly listeners: readonly TraceListener[],
  ) {
    this.before = sources.map((source) => source.options);
  }

  during(work: () => void): void {
    for (const source of this.sources) {
      source.options = this.options;
      for (const listener of this.listeners) source.listen(listener);
    }
    try {
      work();
    } finally {
      this.sources.forEach((source, place) => {
        source.dismiss((one) => this.listeners.includes(one));
        source.options = this.before[place] ?? SOURCE_OPTIONS.None;
      });
    }
  }

  end(): void {
    for (const listener of this.listeners) listener.close();
  }
}

/** In the scope of the caller, as Measure-Command does. */
function runBlock(ps: CmdletActions, block: ScriptBlock, item: unknown): void {
  const { runspace } = ps;
  const given = item === undefined ? {} : { input: [item], underscore: item };
  const call = { caller: runspace.activeFrame, newScope: false, invokedAs: 'callers', ...given } as const;
  ps.writeEach(runspace.invokeBlock(block, call));
}

function runCommand(
  ps: CmdletActions,
  name: string,
  args: readonly CommandArgument[],
  input: readonly unknown[],
): void {
  const { runspace } = ps;
  const frame = runspace.activeFrame ?? runspace.topFrame();
  const info = runspace.commands.find(name, frame.scope);
  ps.writeEach(invokeFound({ name, info }, args, input.length > 0 ? input : undefined, frame));
}

/** A text that looks like the name of a parameter is one. */
function argumentOf(value: unknown): CommandArgument {
  const [, name] = (typeof value === 'string' && /^-([\p{L}_]\w*)$/u.exec(value)) || [];
  if (name === undefined) return positionalArgument(value);
  const text = new ParameterNameText(`-${name}`, name);
  return { ...positionalArgument(text), name, nameText: `-${name}`, hasValue: false, value: null };
}
