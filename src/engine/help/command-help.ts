/**
 * The help of a command as data, before it becomes the object that Get-Help gives. The same shape for what comes from a
 * cmdlet's declaration and for what comes from the comments of a function or script; the reference pages use it too.
 */

export type HelpCategory = 'Alias' | 'Cmdlet' | 'Function' | 'Filter' | 'ExternalScript' | 'HelpFile';

export interface ParameterHelp {
  readonly name: string;
  readonly description: readonly string[];
  /** Type as syntax shows it; for a switch what stands behind its name in the list of parameters. */
  readonly typeName: string;
  readonly isSwitch: boolean;
  /** Names of an enum's values, shown instead of the type; null when the type has none. */
  readonly choices: readonly string[] | null;
  /** Values of an enum or a ValidateSet. */
  readonly candidates: readonly string[];
  /** Names of the sets it belongs to; empty for all. */
  readonly sets: readonly string[];
  readonly isDynamic: boolean;
  /** HelpMessage of its attribute. */
  readonly helpMessage: string | null;
  readonly required: boolean;
  /** `named`, or its number counted from 1. */
  readonly position: string;
  readonly defaultValue: string;
  /** `false`, `true (ByValue)`, `true (ByPropertyName)`, `true (ByValue, ByPropertyName)`. */
  readonly pipelineInput: string;
  readonly aliases: readonly string[];
  readonly globbing: boolean;
}

/** One parameter set. */
export interface SyntaxHelp {
  readonly name: string;
  readonly parameters: readonly ParameterHelp[];
}

export interface ExampleHelp {
  readonly title: string;
  /** The prompt, where help is from comments; declared examples have theirs in the code. */
  readonly introduction: string;
  readonly code: string;
  readonly remarks: readonly string[];
}

export interface LinkHelp {
  readonly text: string | null;
  readonly uri: string | null;
}

export interface CommandHelp {
  readonly name: string;
  readonly category: HelpCategory;
  readonly moduleName: string;
  /** False where nobody wrote help: only the syntax is known. */
  readonly isWritten: boolean;
  readonly synopsis: string;
  readonly description: readonly string[];
  readonly syntax: readonly SyntaxHelp[];
  readonly parameters: readonly ParameterHelp[];
  readonly hasCommonParameters: boolean;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly notes: string | null;
  readonly examples: readonly ExampleHelp[];
  readonly links: readonly LinkHelp[];
  /** The page that -Online names; null when there is none. */
  readonly online: string | null;
  readonly aliases: readonly string[];
  readonly component: string | null;
  readonly role: string | null;
  readonly functionality: string | null;
}

/** One thing that has help; the help itself is made when asked for. */
export interface HelpEntry {
  readonly name: string;
  readonly category: HelpCategory;
  readonly moduleName: string;
  readonly synopsis: string;
  /** Null for a topic. */
  command(): CommandHelp | null;
}
