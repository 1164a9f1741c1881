/**
 * What a program and the thread of its shell say to each other. The thread asks when it needs something before it can go
 * on (a section of the lab, an answer, a mock) and waits; everything else is told.
 */

import type { HostAccess } from '../platform/session-host.ts';
import type { SharedStoreLink, StoreQuestion, StoreReply } from '../storage/open-catalogue.ts';
import type { WireError, WireValue } from './wire-value.ts';

/** The lab of a shell: a place that the thread can open itself, or a store of the program's memory. */
export interface LabStart {
  readonly root: string;
  readonly name: string;
  readonly machine: string;
  readonly user: string;
  readonly leaseOwner: string;
  /** Of a lab in memory: what tells that it has changed, and where its files lie. */
  readonly shared?: { readonly generation: SharedStoreLink['generation']; readonly folder: string };
}

export interface ShellStart {
  readonly lab: LabStart;
  readonly access: HostAccess;
  readonly culture: string | null;
  readonly width: number;
  readonly workingDirectory: string | null;
  readonly variables: readonly (readonly [string, WireValue])[];
  readonly env: readonly (readonly [string, string])[];
  /** By path on the machine. */
  readonly files: readonly (readonly [string, Uint8Array])[];
}

/** A command that stands in for another. */
export interface MockShape {
  readonly id: number;
  readonly name: string;
}

/** A parameter of a command of the program. */
export interface ParameterShape {
  readonly name: string;
  readonly type: string;
  readonly mandatory: boolean;
  readonly position?: number;
  readonly pipeline?: 'value' | 'name' | 'both';
  readonly remaining?: boolean;
  readonly aliases: readonly string[];
  readonly values?: readonly string[];
}

/** A command that the program brings. */
export interface CommandShape {
  readonly id: number;
  readonly name: string;
  readonly synopsis: string;
  readonly aliases: readonly string[];
  readonly parameters: readonly ParameterShape[];
}

/** What the program says of a type. */
export interface TypeShape {
  readonly id: number;
  readonly name: string;
  readonly properties: readonly {
    readonly name: string;
    /** The command of the program that gives its value; else the script. */
    readonly command?: string;
    readonly script?: string;
    readonly value?: WireValue;
  }[];
  readonly display: readonly string[];
}

export interface RunOrder {
  readonly text: string;
  /** A script to run instead of the text: its path as the shell sees it. */
  readonly script?: {
    readonly path: string;
    readonly args: readonly WireValue[];
    readonly named: readonly (readonly [string, WireValue])[];
  };
  /** Files of the machine that the run needs. */
  readonly files: readonly (readonly [string, Uint8Array])[];
  /** Objects for `$input`. */
  readonly input?: readonly WireValue[];
  /** Whether what is written is told while the run goes on. */
  readonly streaming: boolean;
  readonly depth: number;
  readonly maxObjects: number;
  readonly maxOutput: number;
  readonly mocks: readonly MockShape[];
  readonly commands: readonly CommandShape[];
  readonly types: readonly TypeShape[];
}

/** What the program tells the thread. */
export type Order =
  /** `start` with the first run of a shell: it is made then. */
  { readonly do: 'run'; readonly run: RunOrder; readonly start?: ShellStart } | { readonly do: 'close' };

/** A question of a script to a person. */
export interface ScriptQuestion {
  readonly kind: 'line' | 'secret' | 'key' | 'field' | 'choice';
  /** What stands before the place where the answer is typed. */
  readonly prompt: string;
  readonly caption: string;
  readonly message: string;
  /** The labels of a choice, without the marks of their keys. */
  readonly choices: readonly string[];
  /** Which choice Enter takes; -1 where there is none. */
  readonly defaultChoice: number;
  /** Whether several values are wanted. */
  readonly isList: boolean;
}

/** A call of something that the program brings. */
export interface ProgramCall {
  readonly id: number;
  readonly name: string;
  readonly parameters: readonly (readonly [string, WireValue])[];
  readonly input: WireValue;
  readonly hasInput: boolean;
  readonly line: number;
}

/** What the thread asks; it waits for the reply. */
export type Question =
  | { readonly ask: 'store'; readonly question: StoreQuestion }
  | { readonly ask: 'answer'; readonly question: ScriptQuestion }
  | { readonly ask: 'mock'; readonly call: ProgramCall }
  | { readonly ask: 'command'; readonly call: ProgramCall };

/** What became of a call. */
export type CallOutcome =
  | { readonly kind: 'values'; readonly values: readonly WireValue[] }
  | { readonly kind: 'original' }
  | {
      readonly kind: 'thrown';
      readonly number: number;
      readonly message: string;
      readonly id: string;
      readonly category: string;
    };

/** The reply to a question; null ends the run: the program knows why. */
export type Reply =
  | { readonly store: StoreReply }
  | { readonly answer: string | readonly string[] | number }
  | { readonly outcome: CallOutcome }
  | null;

/** Something that a run has written. */
export type StreamItem =
  | { readonly stream: 'output'; readonly value: WireValue }
  /** What a console shows. */
  | { readonly stream: 'text'; readonly text: string }
  | { readonly stream: 'error'; readonly error: WireError }
  | { readonly stream: 'warning' | 'verbose' | 'debug' | 'information' | 'host'; readonly text: string }
  | {
      readonly stream: 'progress';
      readonly activity: string;
      readonly status: string;
      readonly percent: number | null;
    };

/** Why a run was ended from within. */
export interface RunStop {
  readonly code: 'limit' | 'unknown-command' | 'memory' | 'stopped' | 'thread';
  readonly message: string;
}

export interface RunReport {
  readonly items: readonly StreamItem[];
  readonly exitCode: number | null;
  readonly failed: boolean;
  readonly succeeded: boolean;
  readonly location: string;
  readonly stop: RunStop | null;
}

/** What the thread tells. */
export type Notice =
  | { readonly tell: 'closed' }
  /** The shell is there, and the script begins. */
  | { readonly tell: 'begun' }
  | { readonly tell: 'items'; readonly items: readonly StreamItem[] }
  | { readonly tell: 'done'; readonly report: RunReport };
