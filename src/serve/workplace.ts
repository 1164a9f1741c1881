/**
 * What a learner has on the server: consoles, the desk for clicks, the view of the lab. It outlives the page: whoever comes
 * back within some minutes finds all of it, and a second window takes it over.
 */
import { DeploymentError } from '../deployment/deployment-error.ts';
import type { FormEvent, FormView } from '../wizard/form-view.ts';
import type { ExercisePlace, SessionPlace } from './confined-session.ts';
import { ConsoleTab } from './console-tab.ts';
import { Desk } from './desk.ts';
import type { DeskOrder } from './desk-engine.ts';
import type { LabWatch } from './lab-watch.ts';
import type { Learner, Learners } from './learners.ts';
import {
  type CommandOrder,
  type Frame,
  type FromPage,
  type FromServer,
  type Language,
  type PageForm,
  PROTOCOL_VERSION,
} from './message-types.ts';

export interface WorkplaceLimits {
  readonly mostTabs: number;
  readonly heapMegabytes: number;
  /** What may lie on the disks of each lab. */
  readonly diskMegabytes: number;
  readonly commandMs: number;
  /** How long it waits for a page that has gone. */
  readonly awayMs: number;
}

/** A page that is connected. */
export interface Page {
  readonly language: Language;
  send(message: FromServer): void;
  sendFrame(frame: Frame): boolean;
  /** Whether so much waits to be sent that pictures are left out. */
  readonly isSlow: boolean;
  /** Another window has taken over. */
  takenOver(): void;
}

/** A lab in which somebody works. */
type LabOfWork = Pick<SessionPlace, 'root' | 'lab' | 'study'>;

function choiceOf({ root, lab, machine, user }: ExercisePlace) {
  return { root, name: lab, machine, ...(user === null ? {} : { user }) };
}

/** A wizard that is open, and where. */
interface FormPlace {
  readonly machine: string;
  view: FormView | null;
}

const DESK_IDLE_MS = 60_000;
/** So many clicks wait for those before them. */
const MOST_COMMANDS = 20;

export class Workplace {
  private page: Page | null = null;
  private readonly tabs = new Map<number, ConsoleTab>();
  private lastNumber = 0;
  /** Where the learner works: in the own lab, or in that of an exercise. */
  private place: LabOfWork;
  private watch: LabWatch;
  /** For commands, for the wizard that is open, and for exercises. */
  private desk: Desk;
  private formDesk: Desk;
  private readonly studyDesk: Desk;
  private form: FormPlace | null = null;
  private stopWatching: (() => void) | null = null;
  private away: NodeJS.Timeout | null = null;
  /** The page was too slow for a change: it gets everything anew. */
  private missedChange = false;

  constructor(
    private readonly learner: Learner,
    private readonly learners: Learners,
    private readonly limits: WorkplaceLimits,
  ) {
    this.place = { root: learners.root, lab: learner.lab, study: null };
    this.watch = learners.open(learner);
    this.desk = this.newDesk(DESK_IDLE_MS);
    this.formDesk = this.newDesk(limits.awayMs);
    this.studyDesk = this.newDesk(DESK_IDLE_MS);
  }

  private newDesk(idleMs: number): Desk {
    const { root, lab, study } = this.place;
    const { diskMegabytes } = this.limits;
    return new Desk({ root, lab, study, diskMegabytes, user: null, culture: 'en-US' }, { ...this.limits, idleMs });
  }

  get isConnected(): boolean {
    return this.page !== null;
  }

  get openTabs(): number {
    return this.tabs.size;
  }

  /** A page is there, and has drawn some of what it shows. */
  connect(page: Page, drawn: ReadonlyMap<number, number>): void {
    const before = this.page;
    this.page = null;
    this.stopWatching?.();
    this.stopWatching = null;
    before?.takenOver();
    if (this.away) clearTimeout(this.away);
    this.away = null;
    this.page = page;
    page.send(this.welcome());
    if (this.form?.view) page.send({ t: 'form', machine: this.form.machine, view: this.form.view });
    for (const [number, tab] of this.tabs) {
      const has = drawn.get(number) ?? null;
      // What the page gets is said before it comes: it may have to begin with an empty screen.
      const from = tab.channel.startFor(has);
      if (from !== has) page.send({ t: 'anew', channel: number, sequence: from });
      tab.channel.resume(from);
    }
  }

  disconnect(page: Page): void {
    if (this.page !== page) return;
    this.page = null;
    this.stopWatching?.();
    this.stopWatching = null;
    this.away = setTimeout(() => void this.close('away'), this.limits.awayMs);
    this.away.unref();
  }

  /** The page is let go: whoever was let in is not any more. */
  leave(): void {
    this.page?.takenOver();
    this.page = null;
  }

  /** Ends everything. */
  async close(reason: 'away' | 'closed'): Promise<void> {
    this.stopWatching?.();
    this.stopWatching = null;
    await Promise.all([
      this.desk.close(),
      this.formDesk.close(),
      this.studyDesk.close(),
      ...[...this.tabs.values()].map((tab) => tab.close(reason)),
    ]);
  }

  tell(message: FromServer): void {
    this.page?.send(message);
  }

  type(channel: number, bytes: Uint8Array): boolean {
    const tab = this.tabs.get(channel);
    tab?.type(bytes);
    return tab !== undefined;
  }

  /** Does what the page asks; false where it names what it does not have. */
  take(message: Exclude<FromPage, { readonly t: 'hello' }>): boolean {
    switch (message.t) {
      case 'open':
        this.open(message);
        return true;
      case 'size':
        return this.withTab(message.channel, (tab) => tab.resize(message.columns, message.rows));
      case 'close':
        return this.withTab(message.channel, (tab) => void tab.close('closed'));
      case 'break':
        return this.withTab(message.channel, (tab) => tab.break());
      case 'ack':
        return this.withTab(message.channel, (tab) => tab.channel.acknowledge(message.sequence));
      case 'command':
        this.command(message);
        return true;
      case 'stop-command':
        this.desk.stop();
        return true;
      case 'open-form':
        this.openForm(message.form, message.machine);
        return true;
      case 'form-event':
        this.formEvent(message.event);
        return true;
      case 'close-form':
        this.closeForm();
        return true;
      case 'study':
        this.study(message);
        return true;
      case 'watch':
        this.startWatching();
        return true;
      case 'inspect':
        this.inspect(message.machine);
        return true;
      case 'ping':
        this.tell({ t: 'pong' });
        return true;
    }
  }

  private welcome(): FromServer {
    const { deployment } = this.watch;
    return {
      t: 'welcome',
      version: PROTOCOL_VERSION,
      learner: this.learner.name,
      role: this.learner.role,
      lab: this.learner.lab,
      exercise: this.place.study?.exercise ?? null,
      machine: deployment.session.machine.fqdn,
      user: deployment.session.user,
      machines: deployment.topology.computers.map(({ fqdn }) => fqdn),
      timeZone: deployment.timeZone,
      tabs: [...this.tabs.values()].map(({ view }) => view),
      mostTabs: this.limits.mostTabs,
    };
  }

  /** A tab that has just ended may be named by a message that was on its way: that is no fault of the page. */
  private withTab(channel: number, work: (tab: ConsoleTab) => void): boolean {
    const tab = this.tabs.get(channel);
    if (tab) work(tab);
    return tab !== undefined || (channel >= 1 && channel <= this.lastNumber);
  }

  private open({ machine, user, columns, rows }: Extract<FromPage, { readonly t: 'open' }>): void {
    if (this.tabs.size >= this.limits.mostTabs) {
      this.tell({ t: 'notice', key: 'too-many-tabs', facts: [String(this.limits.mostTabs)] });
      return;
    }
    const place = this.placeOf(machine, user);
    if (!place) return;
    const number = ++this.lastNumber;
    const { diskMegabytes } = this.limits;
    const tab = new ConsoleTab(
      number,
      { ...this.place, diskMegabytes, culture: 'en-US', ...place },
      { columns, rows },
      this.limits,
      {
        send: (frame) => this.page?.sendFrame(frame) ?? false,
        gone: (reason, text) => {
          this.tabs.delete(number);
          this.tell({ t: 'gone', channel: number, reason, text });
        },
        stopped: () =>
          this.tell({ t: 'notice', key: 'command-time', facts: [String(Math.round(this.limits.commandMs / 1000))] }),
      },
    );
    this.tabs.set(number, tab);
    this.tell({ t: 'opened', tab: tab.view });
  }

  /** The machine and the account as the lab writes them; null, and said, where there is none such. */
  private placeOf(machine: string, user: string | null): { machine: string; user: string } | null {
    try {
      const { session } = this.watch.deployment.loggedOnTo(machine, user ?? undefined);
      return { machine: session.machine.fqdn, user: session.user };
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      this.tell({ t: 'notice', key: 'cannot-open', facts: [error.message] });
      return null;
    }
  }

  private command({ id, text, machine }: CommandOrder): void {
    const ran = (succeeded: boolean, lines: readonly string[], milliseconds: number): void =>
      this.tell({ t: 'ran', id, text, succeeded, lines, milliseconds });
    if (this.desk.length >= MOST_COMMANDS) {
      ran(false, ['Too many commands wait.'], 0);
      return;
    }
    const place = this.placeOf(machine ?? this.watch.deployment.session.machine.fqdn, null);
    if (!place) return;
    this.desk.run({ do: 'run', text }, place.machine, (report) => {
      if (report.did === 'run') ran(report.succeeded, report.lines, report.milliseconds);
      else ran(false, report.did === 'nothing' ? [report.reason] : [], 0);
    });
  }

  private openForm(form: PageForm, machine: string): void {
    const place = this.placeOf(machine, null);
    if (!place) return;
    this.closeForm();
    this.form = { machine: place.machine, view: null };
    this.orderForm(this.form, { do: 'open-form', form, language: this.page?.language ?? 'en' });
  }

  private formEvent(event: FormEvent): void {
    if (this.form && this.formDesk.length < MOST_COMMANDS) this.orderForm(this.form, { do: 'form-event', event });
  }

  private orderForm(form: FormPlace, order: DeskOrder): void {
    this.formDesk.run(order, form.machine, (report) => {
      if (this.form !== form) return;
      if (report.did === 'form') {
        const { view } = report;
        form.view = view;
        this.tell({ t: 'form', machine: form.machine, view });
        if (view.state === 'closed') this.closeForm();
      } else {
        this.tell({ t: 'form-failed', reason: report.did === 'nothing' ? report.reason : '' });
        // What could not be opened is not open.
        if (form.view === null) this.closeForm();
      }
    });
  }

  private closeForm(): void {
    if (this.form) void this.formDesk.close();
    this.form = null;
  }

  /** Exercises are opened, checked and helped with in a thread of their own. */
  private study({ ask, exercise, language }: Extract<FromPage, { readonly t: 'study' }>): void {
    if (this.studyDesk.length >= MOST_COMMANDS) return;
    // A lab that is made anew cannot be worked in meanwhile.
    if (ask === 'again') void this.leaveLab();
    const order = {
      do: 'study',
      ask,
      exercise,
      language,
      learner: this.learner.name,
      root: this.learners.root,
    } as const;
    this.studyDesk.run(order, '', (report) => {
      if (report.did !== 'study') {
        this.tell({ t: 'study-failed', reason: report.did === 'nothing' ? report.reason : '' });
        return;
      }
      const { opened } = report;
      if (opened) {
        const { exercise: name } = opened;
        this.learners.forget({ root: opened.root, name: opened.lab });
        const study = { learner: this.learner.name, exercise: name, language, root: this.learners.root };
        this.goTo({ root: opened.root, lab: opened.lab, study }, opened);
      } else if (report.isLeft) this.goTo({ root: this.learners.root, lab: this.learner.lab, study: null }, null);
      // The page is in the lab before it is told of the exercise.
      this.tell({ t: 'study', view: report.view });
    });
  }

  /** Work goes on in another lab: what was open in the last one is closed, and the page is told of the new one. */
  private goTo(place: LabOfWork, exercise: ExercisePlace | null): void {
    void this.leaveLab();
    const isWatched = this.stopWatching !== null;
    this.stopWatching?.();
    this.stopWatching = null;
    if (this.place.study) this.learners.forget({ root: this.place.root, name: this.place.lab });
    this.place = place;
    this.watch = exercise ? this.learners.openAt(choiceOf(exercise)) : this.learners.open(this.learner);
    this.desk = this.newDesk(DESK_IDLE_MS);
    this.formDesk = this.newDesk(this.limits.awayMs);
    this.page?.send(this.welcome());
    if (isWatched) this.startWatching();
  }

  /** Closes what is open in the lab. */
  private async leaveLab(): Promise<void> {
    const tabs = [...this.tabs.values()];
    this.tabs.clear();
    this.form = null;
    await Promise.all([this.desk.close(), this.formDesk.close(), ...tabs.map((tab) => tab.close('closed'))]);
  }

  private startWatching(): void {
    this.stopWatching?.();
    this.stopWatching = this.watch.watch((message) => {
      const { page } = this;
      if (!page) return;
      if (page.isSlow) {
        this.missedChange = true;
        return;
      }
      if (this.missedChange) {
        this.missedChange = false;
        // It begins anew with all there is.
        this.startWatching();
        return;
      }
      page.send(message);
    });
  }

  private inspect(machine: string): void {
    try {
      this.tell({ t: 'machine', view: this.watch.inspect(machine) });
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      this.tell({ t: 'notice', key: 'no-such-machine', facts: [machine] });
    }
  }
}
