/** ShouldProcess and ShouldContinue: -WhatIf, -Confirm, and the question that a high impact asks by itself. */

import { toBool } from '../../types/conversion/conversion.ts';
import { runtimeException } from '../../types/net-exception.ts';
import { CmdletInfo } from '../cmdlet-info.ts';
import type { CommandInfo } from '../command-info.ts';
import type { Choice } from '../host.ts';
import type { InvocationInfo } from '../invocation-info.ts';
import { IMPACTS, preferenceOf } from '../preference-variables.ts';
import type { Runspace } from '../runspace.ts';
import type { Scope } from '../scope.ts';
import { ExternalScriptInfo, FunctionInfo } from '../script-command-info.ts';
import type { CommonParameters } from './common-parameters.ts';

/** Who asks; what the command runtime knows of its command. */
export interface Asker {
  readonly name: string;
  readonly invocation: InvocationInfo;
  /** Writes to the verbose stream as the command does. */
  readonly verbose?: (message: string) => void;
  readonly confirmImpact?: Impact;
  /** Whether -Force answers what the impact would ask. */
  readonly isForced?: () => boolean;
}

export type Impact = 'None' | 'Low' | 'Medium' | 'High';

const CHOICES: readonly Choice[] = [
  { label: '&Yes', helpMessage: 'Continue with only the next step of the operation.' },
  { label: 'Yes to &All', helpMessage: 'Continue with all the steps of the operation.' },
  { label: '&No', helpMessage: 'Skip this operation and proceed with the next operation.' },
  { label: 'No to A&ll', helpMessage: 'Skip this operation and all subsequent operations.' },
  {
    label: '&Suspend',
    helpMessage: 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
  },
];

const [, YES_TO_ALL, NO, NO_TO_ALL, SUSPEND] = CHOICES.keys();

export class ShouldProcess {
  /** Answer for the rest of the command: Yes to All, No to All. */
  private answerForAll: boolean | null = null;
  private continueForAll: boolean | null = null;

  constructor(
    private readonly runspace: Runspace,
    private readonly common: CommonParameters,
    /** Scope whose preference variables count. */
    private readonly scope: Scope,
    private readonly asker: Asker,
  ) {}

  /**
   * Whether to act on a target. `action` is by default the command's name; `isQuiet` leaves the verbose line out; `question` is
   * asked in the place of the usual one.
   */
  shouldProcess(target: string, action: string = this.asker.name, isQuiet = false, question = ''): boolean {
    const text = `Performing the operation "${action}" on target "${target}".`;
    return this.decide(text, question, null, isQuiet);
  }

  /** The form with texts of the caller's own: what would be done, the question, its caption. */
  shouldProcessVerbose(description: string, warning: string, caption: string): boolean {
    return this.decide(description, warning, caption);
  }

  private decide(description: string, warning: string | null, caption: string | null, isQuiet = false): boolean {
    if (this.isWhatIf()) {
      this.runspace.display.writeHost(`What if: ${description}\n`);
      return false;
    }
    if (this.answerForAll !== null) return this.answerForAll;
    if (!this.asks()) {
      if (!isQuiet && this.isVerbose()) this.asker.verbose?.(description);
      return true;
    }
    const question =
      warning && warning !== '' ? warning : `Are you sure you want to perform this action?\n${description}`;
    const answer = this.choose(caption && caption !== '' ? caption : 'Confirm', question);
    if (answer === YES_TO_ALL || answer === NO_TO_ALL) this.answerForAll = answer === YES_TO_ALL;
    return answer !== NO && answer !== NO_TO_ALL;
  }

  /** Asks whatever the preferences say. */
  shouldContinue(query: string, caption: string): boolean {
    if (this.continueForAll !== null) return this.continueForAll;
    const answer = this.choose(caption, query);
    if (answer === YES_TO_ALL || answer === NO_TO_ALL) this.continueForAll = answer === YES_TO_ALL;
    return answer !== NO && answer !== NO_TO_ALL;
  }

  private choose(caption: string, question: string): number {
    const answer = this.runspace.ui.promptForChoice(caption, question, CHOICES, 0);
    if (answer === SUSPEND) {
      throw runtimeException(
        'NestedPromptNotBuilt',
        'NotImplemented',
        'Suspending a command to a nested prompt is not built.',
      );
    }
    return answer;
  }

  private isWhatIf(): boolean {
    if (this.common.whatIf !== null) return this.common.whatIf;
    return toBool(this.preference('whatifpreference') ?? false);
  }

  private isVerbose(): boolean {
    return (
      this.common.verbose ??
      this.runspace.preference(this.scope, 'VerbosePreference', 'SilentlyContinue') !== 'SilentlyContinue'
    );
  }

  /** An impact at or above $ConfirmPreference asks; -Confirm asks always, -Confirm:$false never. */
  private asks(): boolean {
    if (this.common.confirm !== null) return this.common.confirm;
    if (this.asker.isForced?.()) return false;
    const threshold = IMPACTS.indexOf(this.runspace.preference(this.scope, 'ConfirmPreference', 'High', IMPACTS));
    return threshold > 0 && IMPACTS.indexOf(preferenceOf(this.impact(), IMPACTS, 'Medium')) >= threshold;
  }

  private impact(): Impact {
    return this.asker.confirmImpact ?? impactOf(this.asker.invocation.myCommand);
  }

  private preference(key: string): unknown {
    const value = this.scope.lookup(key);
    return typeof value === 'symbol' ? null : value;
  }
}

/** The impact that a command declares. */
function impactOf(command: CommandInfo | null): Impact {
  if (command instanceof CmdletInfo) return command.definition.confirmImpact ?? 'Medium';
  if (command instanceof FunctionInfo) return command.scriptBlock.code.metadata?.confirmImpact ?? 'Medium';
  if (command instanceof ExternalScriptInfo) return command.scriptBlock?.code.metadata?.confirmImpact ?? 'Medium';
  return 'Medium';
}
