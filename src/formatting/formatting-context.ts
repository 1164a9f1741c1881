/** What formatting needs to know of the session it formats for. */

import type { ScriptBlock } from '../engine/runspace.ts';
import type { Invocable } from '../types/members/ps-member.ts';
import type { NetObject } from '../types/net-type.ts';

/** Escape sequences of an error's parts; all empty where it is written plainly. */
export interface ErrorColors {
  /** `$PSStyle.Formatting.Error`. */
  readonly error: string;
  /** `$PSStyle.Formatting.ErrorAccent`: the bar, the line number and the part of the source that failed. */
  readonly accent: string;
  readonly reset: string;
}

export interface FormattingContext {
  /** `$FormatEnumerationLimit`: how many elements of a collection a cell shows; negative for all. */
  readonly enumerationLimit: number;
  /** `$PSStyle.AutoSizeDefaultFormatting`: whether tables without a Format-* cmdlet are measured by their content. */
  readonly autoSizesTables?: boolean;
  /** `$ErrorView`. */
  readonly errorView: string;
  /** What errors are written with, where the session asks for sequences everywhere. */
  readonly errorColors: ErrorColors;
  /** Width of the window, to which long error texts are broken. */
  readonly windowWidth: number;
  /** The current location as a script sees it. */
  currentLocation(): string;
  /** Whether a command of that name can be found. */
  isCommand(name: string): boolean;
  /** Makes a script block of the text in a format file. */
  compile(text: string): ScriptBlock;
}

/** A script block or a delegate. */
export type Script = NetObject & Invocable;
