/**
 * What the page and the server say to each other over the one socket of a page. This file imports nothing but types, since the
 * page shares it. What a terminal shows and what is typed goes in binary frames ({@link frameOf}), all else is JSON.
 */

import type { LabChange, LabState, MachineView } from '../pictures/lab-marks.ts';
import type { FormEvent, FormView } from '../wizard/form-view.ts';
import type { StandingMark, StudyAsk, StudyView } from './study-view.ts';

/** Both sides say it; a page of another version has to be loaded anew. */
export const PROTOCOL_VERSION = 1;

/** Bytes of a channel that the page has not drawn yet: beyond them its engine waits. */
export const WINDOW_BYTES = 256 * 1024;
/** The page says how far it has drawn each time that so much has come. */
export const ACK_BYTES = 64 * 1024;
/** What is typed goes in pieces of so many bytes at most. */
export const INPUT_BYTES = 4096;
/** More than that is not pasted. */
export const PASTE_BYTES = 1 << 20;
/** A message of the page that is longer closes the socket. */
export const MOST_FRAME_BYTES = 64 * 1024;

/** Kinds of binary frames. */
export const OUT = 1;
export const IN = 2;
const HEAD_BYTES = 11;

/** A binary frame: kind, channel, number of the first byte, bytes. */
export interface Frame {
  readonly kind: number;
  readonly channel: number;
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

export function frameOf({ kind, channel, sequence, bytes }: Frame): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(HEAD_BYTES + bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, kind);
  view.setUint16(1, channel);
  view.setFloat64(3, sequence);
  frame.set(bytes, HEAD_BYTES);
  return frame;
}

/** What a frame says; null where it is none. */
export function readFrame(frame: Uint8Array): Frame | null {
  if (frame.length < HEAD_BYTES) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    kind: view.getUint8(0),
    channel: view.getUint16(1),
    sequence: view.getFloat64(3),
    bytes: frame.subarray(HEAD_BYTES),
  };
}

export type Language = 'en' | 'fr';
export type Role = 'trainer' | 'learner';

/** A console that is open. */
export interface TabView {
  readonly channel: number;
  readonly machine: string;
  readonly user: string;
}

/** What a click runs, and where it was clicked. */
export interface CommandOrder {
  readonly id: number;
  readonly text: string;
  /** The machine on which it runs; null for that of the lab's session. */
  readonly machine: string | null;
}

export interface LearnerView {
  readonly name: string;
  readonly role: Role;
  readonly lab: string;
  readonly isConnected: boolean;
  readonly tabs: number;
  readonly standing: StandingMark | null;
}

/** The wizards that the page opens; those have others over them. */
export type PageForm = 'certificate-wizard' | 'certificates-console';

export type FromPage =
  | {
      readonly t: 'hello';
      readonly version: number;
      readonly key: string;
      readonly language: Language;
      /** How far each channel was drawn, where the page has been here before. */
      readonly resume: readonly (readonly [channel: number, sequence: number])[];
    }
  | {
      readonly t: 'open';
      readonly machine: string;
      readonly user: string | null;
      readonly columns: number;
      readonly rows: number;
    }
  | { readonly t: 'size'; readonly channel: number; readonly columns: number; readonly rows: number }
  | { readonly t: 'close' | 'break'; readonly channel: number }
  | { readonly t: 'ack'; readonly channel: number; readonly sequence: number }
  | ({ readonly t: 'command' } & CommandOrder)
  | { readonly t: 'stop-command' }
  /** Opens a wizard on a machine; one that is open is closed. */
  | { readonly t: 'open-form'; readonly form: PageForm; readonly machine: string }
  | { readonly t: 'form-event'; readonly event: FormEvent }
  | { readonly t: 'close-form' }
  /** Exercises: what there is, opened, checked, helped with, left. */
  | { readonly t: 'study'; readonly ask: StudyAsk; readonly exercise: string | null; readonly language: Language }
  | { readonly t: 'watch' }
  | { readonly t: 'inspect'; readonly machine: string }
  | { readonly t: 'ping' };

/** Why something was not done, or has ended: the page has the words. */
export type NoticeKey =
  | 'too-many-tabs'
  | 'cannot-open'
  | 'command-time'
  | 'no-such-machine'
  | 'server-ends'
  | 'not-allowed'
  | 'internal';

export type GoneReason = 'exit' | 'closed' | 'memory' | 'time' | 'fault' | 'away';

export type FromServer =
  | {
      readonly t: 'welcome';
      readonly version: number;
      readonly learner: string;
      readonly role: Role;
      readonly lab: string;
      /** The exercise in whose lab the learner works; null for the learner's own. */
      readonly exercise: string | null;
      /** The machine and the account that the topology names. */
      readonly machine: string;
      readonly user: string;
      /** The time zone of that machine; null for that of the server. */
      readonly timeZone: string | null;
      readonly machines: readonly string[];
      readonly tabs: readonly TabView[];
      readonly mostTabs: number;
    }
  | { readonly t: 'opened'; readonly tab: TabView }
  | { readonly t: 'gone'; readonly channel: number; readonly reason: GoneReason; readonly text: string }
  /** Output that is not kept any more: what comes next begins a screen of its own. */
  | { readonly t: 'anew'; readonly channel: number; readonly sequence: number }
  | {
      readonly t: 'ran';
      readonly id: number;
      readonly text: string;
      readonly succeeded: boolean;
      readonly lines: readonly string[];
      readonly milliseconds: number;
    }
  /** The wizard that is open, as it is now. */
  | { readonly t: 'form'; readonly machine: string; readonly view: FormView }
  | { readonly t: 'form-failed'; readonly reason: string }
  | { readonly t: 'study'; readonly view: StudyView }
  | { readonly t: 'study-failed'; readonly reason: string }
  | { readonly t: 'moved' }
  | LabState
  | LabChange
  | { readonly t: 'machine'; readonly view: MachineView }
  | { readonly t: 'notice'; readonly key: NoticeKey; readonly facts: readonly string[] }
  | { readonly t: 'pong' };
