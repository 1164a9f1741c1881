/** One run of a shell, from the order to its result. */
import type { AnswerBook } from './answers.ts';
import { unanswered } from './answers.ts';
import type { DefinedCommand } from './definitions.ts';
import { LyncshellError } from './lyncshell-error.ts';
import { commandCall, outcomeOf, type StandIn, thrownOutcome } from './mock.ts';
import type {
  CallOutcome,
  ProgramCall,
  Question,
  Reply,
  RunOrder,
  RunReport,
  ScriptQuestion,
  StreamItem,
} from './protocol.ts';
import { RunResult, type StreamedItem, streamedItem } from './run-result.ts';

/** What a run may use of its shell. */
export interface RunSetting {
  readonly answers: AnswerBook;
  readonly mocks: ReadonlyMap<number, StandIn>;
  readonly commands: ReadonlyMap<number, DefinedCommand>;
  /** What the store of the lab says. */
  store(question: Extract<Question, { ask: 'store' }>['question']): Reply;
  /** The path on this computer of a script that was copied. */
  original(path: string): string | undefined;
}

export class Run {
  /** What the program's functions have thrown, by number. */
  private readonly causes = new Map<number, unknown>();
  private readonly items: StreamItem[] = [];
  private failure: unknown;
  private hasFailed = false;
  /** Whether the shell waits for the program: it cannot run anything else meanwhile. */
  isAsking = false;

  constructor(
    readonly command: string,
    readonly order: Omit<RunOrder, 'mocks' | 'commands' | 'types'>,
    private readonly setting: RunSetting,
    private readonly isSynchronous: boolean,
    /** Hears what is written while the run goes on. */
    private readonly hear: ((item: StreamedItem) => void) | null,
  ) {}

  take(items: readonly StreamItem[]): void {
    for (const item of items) {
      const placed = this.placed(item);
      this.items.push(placed);
      this.hear?.(streamedItem(placed, this.causes));
    }
  }

  /** The result of the run, or why there is none. @throws LyncshellError */
  finish(report: RunReport): RunResult {
    this.take(report.items);
    const result = new RunResult(this.command, this.items, report, this.causes);
    if (this.hasFailed) throw this.failure;
    const { stop } = report;
    if (!stop || stop.code === 'stopped') return result;
    const { code, message } = stop;
    const text =
      code === 'unknown-command'
        ? `There is no command '${message}' to stand in for: bring one of your own with defineCmdlet or defineFunction.`
        : message;
    throw new LyncshellError(code, text);
  }

  /** The run has no result, for a reason that the program knows. */
  fail(error: unknown): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.failure = error;
  }

  /** What a run ends in that is cut off. */
  get partialOutput(): string {
    return this.items.map((item) => (item.stream === 'text' ? item.text : '')).join('');
  }

  reply(question: Question): Reply | Promise<Reply> {
    this.isAsking = true;
    const done = (reply: Reply): Reply => {
      this.isAsking = false;
      return reply;
    };
    try {
      const reply = this.replyTo(question);
      if (!(reply instanceof Promise)) return done(reply);
      return reply.then(done, (error) => done(this.refuse(error)));
    } catch (error) {
      return done(this.refuse(error));
    }
  }

  private refuse(error: unknown): null {
    this.fail(error);
    return null;
  }

  private replyTo(question: Question): Reply | Promise<Reply> {
    switch (question.ask) {
      case 'store':
        return this.setting.store(question.question);
      case 'answer':
        return this.answer(question.question);
      case 'mock': {
        const mock = this.setting.mocks.get(question.call.id);
        return this.call(question.call, mock ? (call) => mock.take(call) : () => outcomeOf([]));
      }
      case 'command': {
        const command = this.setting.commands.get(question.call.id);
        return this.call(question.call, command ? command.work : () => []);
      }
    }
  }

  private answer(question: ScriptQuestion): Reply | Promise<Reply> {
    const answer = this.setting.answers.answer(question);
    const told = (value: Awaited<typeof answer>): Reply => {
      if (value === undefined) throw unanswered(question);
      return { answer: value };
    };
    if (!(answer instanceof Promise)) return told(answer);
    this.requireEventLoop('an answer');
    return answer.then(told);
  }

  private call(call: ProgramCall, work: (call: ReturnType<typeof commandCall>) => unknown): Reply | Promise<Reply> {
    const outcome = (value: unknown): Reply => ({ outcome: outcomeOf(value) });
    const thrown = (error: unknown): Reply => ({ outcome: this.thrown(error) });
    try {
      const value = work(commandCall(call));
      if (!isThenable(value)) return outcome(value);
      this.requireEventLoop(`the function of ${call.name}`);
      return Promise.resolve(value).then(outcome).catch(thrown);
    } catch (error) {
      if (error instanceof LyncshellError && error.code === 'asynchronous') throw error;
      return thrown(error);
    }
  }

  private thrown(error: unknown): CallOutcome {
    const number = this.causes.size + 1;
    this.causes.set(number, error);
    return thrownOutcome(error, number);
  }

  private requireEventLoop(who: string): void {
    if (this.isSynchronous)
      throw new LyncshellError(
        'asynchronous',
        `A synchronous run cannot wait for ${who}, which gave a promise: use run instead of runSync.`,
      );
  }

  /** Errors of a script that was copied stand in the original. */
  private placed(item: StreamItem): StreamItem {
    const position = item.stream === 'error' ? item.error.position : null;
    const file = position?.file == null ? undefined : this.setting.original(position.file);
    if (item.stream !== 'error' || position === null || file === undefined) return item;
    return { stream: 'error', error: { ...item.error, position: { ...position, file } } };
  }
}

/** Promises of another realm are no `instanceof Promise`. */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
