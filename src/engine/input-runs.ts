/**
 * Running inputs at the top of a session: a text typed at the prompt, or the script that the shell was started with. Its
 * objects are shown; an error that nothing caught is shown too, and says how the input ended.
 */
import { boundParametersDictionary } from './binder/bound-parameters.ts';
import type { CommandArgument } from './command-metadata.ts';
import { PROMPT_CONTEXT } from './compile/source-context.ts';
import type { DefaultOutput } from './host.ts';
import { InvocationInfo } from './invocation-info.ts';
import { ExitException, JumpException } from './jumps.ts';
import { inputEnumerator } from './loop-enumerator.ts';
import { IterableSource } from './pipeline/command-invocation.ts';
import { makeProcessor } from './pipeline/make-processor.ts';
import { DisplayPipe, type Pipe } from './pipeline/pipe.ts';
import { runPipeline } from './pipeline/run-pipeline.ts';
import { runBlocks } from './run-code.ts';
import type { BlockCode, RunOptions, RunResult, Runspace } from './runspace.ts';
import { Frame, ScriptBlock } from './runspace.ts';
import { type ExternalScriptInfo, ScriptInfo } from './script-command-info.ts';
import { compileText } from './script-loader.ts';
import { isCatchable, scriptErrorOf } from './statement-errors.ts';
import { Streams } from './streams.ts';

/** What an input asks of the session that it runs in. */
interface Top {
  /** Makes the display that the objects of the input go to. */
  makeDisplay(): DefaultOutput;
  /** The input begins in this frame: nothing that was called before goes on. */
  startAtTop(frame: Frame): void;
}

export class InputRuns {
  constructor(
    private readonly runspace: Runspace,
    private readonly top: Top,
  ) {}

  /** Runs one input as typed at the prompt: in the global scope, its objects shown. Errors are shown, not thrown. */
  run(text: string, file: string | null = null, options: RunOptions = {}): RunResult {
    return this.inInput(options, (out, display) => {
      this.runspace.transcripts.command(text);
      return this.runTop(compileText(text, file, PROMPT_CONTEXT), out, display, options.input);
    });
  }

  /** Runs a script file with arguments in the global scope: what a shell does that was started with `-File`. */
  runScript(script: ExternalScriptInfo, args: readonly CommandArgument[], options: RunOptions = {}): RunResult {
    return this.inInput(options, (out, display) => {
      const { globalSession } = this.runspace;
      const frame = new Frame(
        this.runspace,
        globalSession.top,
        out,
        Streams.display,
        new ScriptBlock(compileText('', null, PROMPT_CONTEXT), globalSession),
        null,
      );
      const call = {
        name: script.path,
        info: script,
        block: null,
        dotSourced: true,
        args,
        extent: null,
        nameExtent: null,
      };
      return this.runAtTop(frame, display, () => {
        const processor = makeProcessor(frame, { ...call, position: 1, length: 1 });
        runPipeline(frame, options.input ? [new IterableSource(frame, options.input), processor] : [processor]);
      });
    });
  }

  private inInput(options: RunOptions, work: (out: Pipe, display: DefaultOutput) => RunResult): RunResult {
    return this.runspace.enter(() => {
      const display = this.top.makeDisplay();
      try {
        return work(options.out ?? new DisplayPipe((value) => display.write(value)), display);
      } catch (error) {
        display.abandon();
        return this.topError(error);
      } finally {
        display.end();
      }
    });
  }

  private runTop(code: BlockCode, out: Pipe, display: DefaultOutput, input?: Iterable<unknown>): RunResult {
    const block = new ScriptBlock(code, this.runspace.globalSession);
    const frame = new Frame(this.runspace, this.runspace.globalSession.top, out, Streams.display, block, null);
    frame.sharesScope = true;
    if (input) frame.input = inputEnumerator([...input]);
    this.runspace.globalSession.top.automatic = frame;
    const info = new ScriptInfo(code.sourceText);
    frame.makeInvocation = () => this.invocationOfInput(info);
    return this.runAtTop(frame, display, () => {
      this.runspace.importUsings(code);
      if (code.ast.paramBlock) this.runWithParameters(frame, block, info);
      else runBlocks(code, frame);
      if (this.runspace.events.mayBeDue) this.runspace.events.run(frame);
    });
  }

  /** An input runs with the command that shows its output behind it, and has the number that the history will give it. */
  private invocationOfInput(info: ScriptInfo): InvocationInfo {
    const invocation = new InvocationInfo(info, null);
    invocation.boundParameters = boundParametersDictionary([]);
    invocation.historyId = this.runspace.history.next;
    invocation.pipelineLength = 2;
    invocation.commandOrigin = 'Runspace';
    return invocation;
  }

  /** An input that declares parameters binds them as a script does that is called without arguments. */
  private runWithParameters(frame: Frame, block: ScriptBlock, info: ScriptInfo): void {
    const place = { extent: null, nameExtent: null, position: 1, length: 1 };
    const processor = makeProcessor(frame, { name: '', info, block, dotSourced: true, args: [], ...place });
    const { input } = frame;
    runPipeline(frame, input ? [new IterableSource(frame, input as Iterable<unknown>), processor] : [processor]);
  }

  private runAtTop(frame: Frame, display: DefaultOutput, work: () => void): RunResult {
    this.top.startAtTop(frame);
    try {
      work();
      return { exitCode: null, failed: false };
    } catch (error) {
      display.abandon();
      return this.topError(error, frame);
    }
  }

  /** Shows an error that reached the top and says how the input ended. Bugs of the program go on as they are. */
  private topError(error: unknown, frame?: Frame): RunResult {
    if (error instanceof ExitException) return { exitCode: error.code, failed: false };
    if (error instanceof JumpException) return { exitCode: null, failed: false };
    if (!isCatchable(error)) throw error;
    const top = frame ?? this.runspace.topFrame();
    const { record } = scriptErrorOf(top, error);
    this.runspace.lastSucceeded = false;
    if (record.madeByException) record.categoryInfo.reason = 'ParentContainsErrorRecordException';
    this.runspace.reportError(top, record);
    return { exitCode: null, failed: true };
  }
}
