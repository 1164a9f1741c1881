/**
 * Completion as scripts see it: TabExpansion2 and [CommandCompletion]::CompleteInput. What is proposed comes from the
 * host, which completes the lines of its prompt in the same way.
 */
import { invalidArgument, nullArgument } from '../types/net-exception.ts';
import { genericTypeOf, NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import { NetList } from '../types/values/net-list.ts';
import { currentRunspace } from './current-runspace.ts';
import { ServiceKey } from './services.ts';

/** One proposal, with the names of CompletionResultType. */
export interface CompletionProposal {
  readonly completionText: string;
  readonly listItemText: string;
  readonly resultType: string;
  readonly toolTip: string;
}

export interface CompletionProposals {
  readonly replacementIndex: number;
  readonly replacementLength: number;
  readonly matches: readonly CompletionProposal[];
}

/** Proposes what may stand at a place of a text, and words of one kind by what was typed of them; given by the host. */
export interface Completer {
  input(text: string, cursor: number): CompletionProposals;
  command(typed: string, moduleName: string): readonly CompletionProposal[];
  operator(typed: string): readonly CompletionProposal[];
  filename(typed: string): readonly CompletionProposal[];
  variable(typed: string): readonly CompletionProposal[];
  type(typed: string): readonly CompletionProposal[];
}

export const COMPLETER = new ServiceKey<Completer>('completion');

const RESULT = 'System.Management.Automation.CompletionResult';

export class CompletionResult extends NetObject {
  /** What the proposal says of itself is asked when somebody reads it: the syntax of a thousand commands takes its time. */
  constructor(readonly proposal: CompletionProposal) {
    super();
  }

  /** A script's own proposal: none of its texts may be empty. */
  static checked(proposal: CompletionProposal): CompletionResult {
    const { completionText, listItemText, toolTip } = proposal;
    for (const [name, text] of Object.entries({ completionText, listItemText, toolTip })) {
      if (text === '') throw nullArgument(name);
    }
    return new CompletionResult(proposal);
  }

  netType(): NetType {
    return typeNamed(RESULT);
  }
}

/** A round of proposals through which a prompt goes. */
export class CommandCompletion extends NetObject {
  currentMatchIndex = -1;

  constructor(
    public matches: NetList,
    public replacementIndex: number,
    public replacementLength: number,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.CommandCompletion');
  }

  /** The next proposal, or the one before; after the last the first. */
  next(forward: boolean): unknown {
    const { length } = this.matches.items;
    if (length === 0) return null;
    const from = this.currentMatchIndex < 0 && !forward ? 0 : this.currentMatchIndex;
    this.currentMatchIndex = (from + (forward ? 1 : length - 1)) % length;
    return this.matches.items[this.currentMatchIndex];
  }
}

/** What may stand at a place of a text. */
export function completeText(input: string, cursor: number): CommandCompletion {
  if (cursor < 0 || cursor > input.length) throw invalidArgument('cursorIndex');
  if (input === '') return new CommandCompletion(resultList([]), -1, -1);
  const { matches, replacementIndex, replacementLength } = completer().input(input, cursor);
  return new CommandCompletion(resultList(matches), replacementIndex, replacementLength);
}

export function completer(): Completer {
  return currentRunspace().services.require(COMPLETER);
}

/** Proposals as a collection of results. */
export function resultList(
  matches: readonly CompletionProposal[],
  collection = 'System.Collections.ObjectModel.Collection`1',
): NetList {
  const type = genericTypeOf(typeNamed(collection), [typeNamed(RESULT)]);
  return new NetList(
    type,
    matches.map((match) => new CompletionResult(match)),
  );
}
