/** A page's session: each command behind the prompt, its output below, as a console shows it. */
import { switchDeployment } from '../../../cmdlets/deployment/deployment-service.ts';
import type { Deployment } from '../../deployment/deployment.ts';
import type { KnowsCommand } from '../../docs/block-kind.ts';
import type { PageCommand, PageSession } from '../../docs/page-run.ts';
import type { HelperSession } from '../../docs/specimens/page-objects.ts';
import { type CommandInWorld, PageWorld } from '../../docs/specimens/page-world.ts';
import type { CmdletInfo } from '../../engine/cmdlet-info.ts';
import { metadataOf } from '../../engine/command-description.ts';
import { HostRefusal } from '../../types/host-refusal.ts';
import { type Session, sessionOn } from '../session.ts';
import { HelperUI } from './helper-ui.ts';
import type { WatchedUI } from './watched-ui.ts';

const CONTINUATION_PROMPT = '>> ';

export class ConsolePage implements PageSession {
  private readonly world: PageWorld | null;
  private shownNow: readonly string[] = [];

  constructor(
    private readonly session: Session,
    private readonly watched: WatchedUI,
    /** Whether commands are typed as they stand, whatever stands there. */
    strict: boolean,
  ) {
    this.world = strict ? null : new PageWorld(this.deployment, dateText, dateOf, this.helper);
  }

  /** Whether a name is a command of the session. */
  readonly knows: KnowsCommand = (name) => {
    const { commands, globalSession } = this.session.runspace;
    try {
      return this.session.runspace.enter(() => commands.find(name, globalSession.top) !== null);
    } catch (error) {
      // A path of this computer, which the page may not look at.
      if (error instanceof HostRefusal) return false;
      throw error;
    }
  };

  /** The parameters of a command and their aliases. */
  private parametersOf(name: string): readonly string[] | null {
    const { runspace } = this.session;
    return runspace.enter(() => {
      const info = this.knows(name) ? runspace.commands.find(name, runspace.globalSession.top) : null;
      const metadata = info && metadataOf(info);
      return metadata ? metadata.parameters.flatMap((parameter) => [parameter.name, ...parameter.aliases]) : null;
    });
  }

  /** A session of its own, so that nothing of what it does shows in that of the page. */
  private get helper(): HelperSession {
    let opened: { session: Session; shown: HelperUI } | null = null;
    const open = (): { session: Session; shown: HelperUI } => {
      const shown = new HelperUI(this.watched, this.deployment.topology.document.sites[0]?.name ?? '');
      return (opened ??= {
        session: sessionOn(this.deployment, {
          ui: shown,
          culture: null,
          access: this.session.runspace.ambient.host.access,
          timeFlies: this.session.timeFlies,
        }),
        shown,
      });
    };
    const run = (text: string): string | null => {
      const { session, shown } = open();
      shown.take();
      const { failed } = session.run(text);
      const { output, errors } = shown.take();
      return failed || errors !== '' ? null : output;
    };
    return {
      knows: this.knows,
      parametersOf: (name) => this.parametersOf(name),
      lyncCmdlets: () => [...this.session.runspace.commands.cmdlets.values()].filter(isOfLync).map(({ name }) => name),
      run: (text) => run(text) !== null,
      lines: (text) =>
        run(text)
          ?.split('\n')
          .filter((line) => line !== '') ?? [],
    };
  }

  /** What the lab has for a parameter that a command asks for; null where pages are typed as they stand. */
  answerFor(name: string): string | null {
    return this.world?.answerFor(name) ?? null;
  }

  /** What the page shows of the command that runs now: its questions and their answers are among it. */
  get shown(): readonly string[] {
    return this.shownNow;
  }

  private get deployment(): Deployment {
    return this.session.lab.open();
  }

  prepare({ text, where, block, shown }: PageCommand): CommandInWorld {
    this.shownNow = shown?.lines ?? [];
    if (!this.world) return { text, mapped: [], prepared: [], machine: null };
    this.world.follow(this.deployment);
    const prepared = this.world.prepare(text, where, block);
    if (prepared.machine !== null) {
      const elsewhere = this.deployment.loggedOnTo(prepared.machine);
      this.session.runspace.enter(() => switchDeployment(this.session.runspace, elsewhere));
    }
    return prepared;
  }

  run(command: CommandInWorld): { error: string | null; output: string; ended: boolean } {
    this.echo(command);
    this.watched.take();
    const { failedExits } = this.session.runspace;
    const { exitCode, failed } = this.session.run(command.text);
    const { output, errors } = this.watched.take();
    const succeeded = errors === '' && !failed && (exitCode ?? 0) === 0 && !this.programFailed(failedExits);
    const ended = exitCode !== null && !this.session.comeBack();
    return { error: succeeded ? null : errors.trim() || endText(exitCode), output, ended };
  }

  tell(text: string): void {
    for (const line of text.split('\n')) this.watched.writeOutputLine(line);
  }

  pass(command: CommandInWorld, why: string): void {
    this.echo(command);
    this.watched.writeOutputLine(why);
  }

  /**
   * Whether a program of the host ended with an error and said nothing. A cmdlet that made `$?` false and shows nothing was
   * asked to be silent, by -ErrorAction or a redirection: what the page makes of that is the page's business.
   */
  private programFailed(failedExitsBefore: number): boolean {
    const { lastSucceeded, failedExits } = this.session.runspace;
    return !lastSucceeded && failedExits > failedExitsBefore;
  }

  private echo({ text, mapped, prepared, machine }: CommandInWorld): void {
    if (machine !== null) this.watched.writeOutputLine(`# on ${machine}`);
    for (const what of prepared) this.watched.writeOutputLine(`# ${what}`);
    for (const { kind, specimen, value } of mapped) this.watched.writeOutputLine(`# ${kind} ${specimen} is ${value}`);
    const prompt = `PS ${this.session.runspace.ambient.files.currentDirectory()}> `;
    text.split('\n').forEach((line, index) => {
      this.watched.writeOutputLine((index === 0 ? prompt : CONTINUATION_PROMPT) + line);
    });
  }
}

function isOfLync({ moduleName }: CmdletInfo): boolean {
  return moduleName === 'Lync';
}

function endText(exitCode: number | null): string {
  return exitCode ? `The command ended the session with exit code ${exitCode}.` : 'The command did not succeed.';
}

/** Parameters take dates in the invariant culture, whatever that of the session is. */
function dateText(instant: number): string {
  const date = new Date(instant);
  const [hours, minutes] = [date.getHours(), String(date.getMinutes()).padStart(2, '0')];
  const day = `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`;
  return `${day} ${hours % 12 || 12}:${minutes}:00 ${hours < 12 ? 'AM' : 'PM'}`;
}

function dateOf(text: string): number | null {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}
