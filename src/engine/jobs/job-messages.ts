/** What a session and the thread of one of its jobs say to each other: data, with objects as CLIXML. */
import type { ErrorCategory } from '../../types/error-category.ts';
import type { ConsoleColor } from '../host.ts';

/** A job, as a thread is given it. */
export interface JobOrder {
  /** What comes of objects on their way: copies, as between processes, or values as they were. */
  readonly carriage: Carriage;
  readonly block: string;
  readonly initialization: string | null;
  /** Where it is to go to; null to stay where the session is. */
  readonly workingDirectory: string | null;
  readonly directory: string;
  readonly environment: readonly (readonly [name: string, value: string])[];
  readonly args: readonly string[];
  readonly input: readonly string[];
  /** Values of `$using:` variables. */
  readonly using: readonly (readonly [name: string, value: string])[];
  /** `$_`; null for none. */
  readonly underscore: string | null;
}

export type Carriage = 'copies' | 'values';

/** An error record on its way. */
export interface WireError {
  readonly exception: string;
  readonly message: string;
  readonly id: string;
  readonly category: ErrorCategory;
  readonly activity: string;
  readonly reason: string;
  readonly targetName: string;
  readonly targetType: string;
  readonly target: string;
  readonly stackTrace: string;
  readonly details: { readonly message: string; readonly recommendedAction: string } | null;
}

export interface WireHostMessage {
  readonly text: string;
  readonly noNewline: boolean;
  readonly foreground?: ConsoleColor | undefined;
  readonly background?: ConsoleColor | undefined;
}

/** Something that a job has put out. */
export type WireItem =
  | { readonly stream: 'output'; readonly value: string }
  /** What Format-Table and its kind have made, which is drawn where it arrives. */
  | { readonly stream: 'format'; readonly value: unknown }
  | { readonly stream: 'error'; readonly value: WireError }
  | { readonly stream: 'warning' | 'verbose' | 'debug'; readonly value: string }
  | {
      readonly stream: 'information';
      readonly value: string;
      readonly source: string;
      readonly tags: readonly string[];
      readonly time: number;
      readonly hostMessage: WireHostMessage | null;
    }
  | { readonly stream: 'progress'; readonly value: WireProgress }
  | { readonly stream: 'host'; readonly value: WireHostMessage };

export interface WireProgress {
  readonly activityId: number;
  readonly activity: string;
  readonly statusDescription: string;
  readonly parentActivityId: number;
  readonly percentComplete: number;
  readonly secondsRemaining: number;
  readonly currentOperation: string | null;
  readonly completed: boolean;
}

export type JobMessage =
  | { readonly tell: 'begun' }
  | { readonly tell: 'item'; readonly item: WireItem }
  | {
      readonly tell: 'end';
      readonly state: 'Completed' | 'Failed' | 'Stopped';
      readonly failure: WireError | null;
    };
