/** PSTraceSource: a part of the engine that can be heard at its work, and those who hear it. */
import { NetObject, type NetType, typeNamed } from '../../types/net-type.ts';
import { DefaultTraceListener, type TraceListener, type TraceMoment } from './trace-listener.ts';
import { SOURCE_OPTIONS } from './trace-options.ts';

/** What sources of one session share. */
export interface TraceContext {
  /** How deep the steps that are traced lie in one another. */
  depth: number;
  /** Tells that somebody has begun or ceased to listen. */
  changed(): void;
  moment(): TraceMoment;
}

/** The sources of a session that somebody hears; null where nobody does. */
export interface HeardSources {
  readonly binding: TraceSource | null;
  readonly discovery: TraceSource | null;
}

const INDENT = '    ';

/**
 * Every line is written as information, which .NET's switch lets pass only where this flag is among the options (its
 * SourceLevels.Information): `-Option Scope` alone shows nothing, `-Option ExecutionFlow` the steps.
 */
const INFORMATION = SOURCE_OPTIONS.Method;

export class TraceSource extends NetObject {
  readonly listeners: TraceListener[] = [new DefaultTraceListener()];
  private flags = 0;

  constructor(
    readonly name: string,
    public description: string,
    private readonly context: TraceContext,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSTraceSource');
  }

  /** Flags of PSTraceSourceOptions. */
  get options(): number {
    return this.flags;
  }

  set options(value: number) {
    this.flags = value;
    this.context.changed();
  }

  /** Whether anything that it writes is seen by somebody. */
  get isHeard(): boolean {
    return this.flags !== 0 && this.listeners.some((listener) => listener.isSeen);
  }

  listen(listener: TraceListener): void {
    this.listeners.push(listener);
    this.context.changed();
  }

  /** Takes those away that are meant; gives them. */
  dismiss(isMeant: (listener: TraceListener) => boolean): TraceListener[] {
    const gone = this.listeners.filter(isMeant);
    this.listeners.splice(0, this.listeners.length, ...this.listeners.filter((one) => !gone.includes(one)));
    this.context.changed();
    return gone;
  }

  /** A line about what is done. */
  line(text: string): void {
    if (this.writes(SOURCE_OPTIONS.WriteLine)) this.write(text);
  }

  /** A line about what failed. */
  error(text: string): void {
    if (this.writes(SOURCE_OPTIONS.Error)) this.write(`ERROR: ${text}`);
  }

  /** A step: what is written while it is done stands further in. @param text null where the step has been named before */
  scope<T>(text: string | null, step: () => T): T {
    if (text !== null && this.writes(SOURCE_OPTIONS.Scope)) this.write(text);
    this.context.depth++;
    try {
      return step();
    } finally {
      this.context.depth--;
    }
  }

  private writes(kind: number): boolean {
    return (this.flags & kind) !== 0 && (this.flags & INFORMATION) !== 0;
  }

  private write(text: string): void {
    const moment = this.context.moment();
    const line = `${this.name} Information: 0 : ${INDENT.repeat(this.context.depth)}${text}`;
    for (const listener of this.listeners) listener.write(line, moment);
  }
}
