/** What the page knows: of itself, of the lab, of its consoles. Whoever shows some of it hears of each change. */
import { useEffect, useState } from 'preact/hooks';
import type { Recording } from '../src/learn/recordings/recording-file.ts';
import type { ClockView, LabState, MachineMark, MachineView, MomentMark, SiteMark } from '../src/pictures/lab-marks.ts';
import type { FromServer, Language, LearnerView, PageForm, TabView } from '../src/serve/message-types.ts';
import type { StudyAsk, StudyView } from '../src/serve/study-view.ts';
import type { FormEvent, FormView } from '../src/wizard/form-view.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { Screen } from './console/screen.ts';
import type { PicturedLab } from './picture/pictured-lab.ts';
import { PageRecorder, saveFile } from './recordings/page-recorder.ts';
import { recordingIn } from './recordings/recording-in.ts';

/** A command that a click has run, and what came of it; null while it runs. */
export interface Ran {
  readonly id: number;
  readonly text: string;
  readonly machine: string | null;
  readonly result: {
    readonly succeeded: boolean;
    readonly lines: readonly string[];
    readonly milliseconds: number;
  } | null;
}

export type Panel = 'console' | 'picture' | 'learn' | 'play' | 'form' | 'class';

/** Something that is said once, in words of the page. */
export interface Said {
  readonly key: string;
  readonly facts: readonly string[];
}

type Welcome = Extract<FromServer, { readonly t: 'welcome' }>;

const MOST_MOMENTS = 400;
const MOST_RAN = 30;

export class LabPage {
  readonly connection: Connection;
  state: ConnectionState = 'coming-in';
  welcome: Welcome | null = null;
  language: Language;
  tabs: TabView[] = [];
  active: number | null = null;
  readonly screens = new Map<number, Screen>();
  sites: readonly SiteMark[] = [];
  readonly machines = new Map<string, MachineMark>();
  moments: MomentMark[] = [];
  clock: ClockView | null = null;
  /** When the clock was told, by this computer's own clock that nobody sets. */
  clockHeard = 0;
  /** The machine whose panel is open, with what is known of it. */
  inspected: string | null = null;
  view: MachineView | null = null;
  ran: Ran[] = [];
  said: Said | null = null;
  /** An address that a link of a program leads to. */
  link: string | null = null;
  learners: readonly LearnerView[] = [];
  /** The wizard that is open. */
  form: { readonly machine: string; readonly view: FormView } | null = null;
  /** Which one was asked for. */
  formName: PageForm | null = null;
  /** How many of its events were not answered yet. */
  formWaits = 0;
  /** Why the last one failed. */
  formReason: string | null = null;
  /** Exercises, as far as they were asked for. */
  studies: StudyView | null = null;
  /** How much that was asked of them was not answered yet. */
  studyWaits = 0;
  /** Why the last of it failed. */
  studyReason: string | null = null;
  /** Recordings that the server has, and the one that is played. */
  recordings: readonly string[] = [];
  played: { readonly name: string; readonly recording: Recording } | null = null;
  playedReason: string | null = null;
  /** What records a console now; null for nothing. */
  recorder: PageRecorder | null = null;
  panel: Panel = 'console';
  private version = 0;
  private lastCommand = 0;
  private readonly listeners = new Set<() => void>();
  private isTelling = false;

  constructor() {
    this.language = localStorage.getItem('language') === 'fr' || navigator.language.startsWith('fr') ? 'fr' : 'en';
    this.connection = new Connection({
      state: (state) => this.change(() => this.entered(state)),
      message: (message) => this.change(() => this.take(message)),
      output: ({ channel, sequence, bytes }) => {
        this.screens.get(channel)?.take(sequence, bytes);
        if (this.recorder?.channel === channel) this.recorder.output(bytes);
      },
      drawn: () => [...this.screens].map(([channel, { drawn }]) => [channel, drawn] as const),
      language: () => this.language,
      play: (name) => void this.loadRecording(name),
    });
  }

  /** Hears of changes, at most once a frame. */
  listen(hear: () => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }

  change(work: () => void): void {
    work();
    if (this.isTelling) return;
    this.isTelling = true;
    requestAnimationFrame(() => {
      this.isTelling = false;
      for (const hear of [...this.listeners]) hear();
    });
  }

  setLanguage(language: Language): void {
    localStorage.setItem('language', language);
    this.change(() => {
      this.language = language;
    });
  }

  show(panel: Panel): void {
    this.change(() => {
      this.panel = panel;
    });
    if (panel === 'class') void this.loadLearners();
    if (panel === 'play') void this.loadRecordings();
  }

  /** Opens a console on a machine. */
  open(machine: string, user: string | null = null): void {
    if (!this.connection.send({ t: 'open', machine, user, columns: 80, rows: 24 })) this.say('not-connected');
    else this.show('console');
  }

  activate(channel: number): void {
    this.change(() => {
      this.active = channel;
    });
  }

  close(channel: number): void {
    this.connection.send({ t: 'close', channel });
  }

  /** Runs what a click stands for, and shows it. */
  run(text: string, machine: string | null = null): void {
    const id = ++this.lastCommand;
    if (!this.connection.send({ t: 'command', id, text, machine })) {
      this.say('not-connected');
      return;
    }
    this.change(() => {
      this.ran = [{ id, text, machine, result: null }, ...this.ran].slice(0, MOST_RAN);
    });
  }

  /** Opens a wizard on a machine; that of the console that is shown unless one is named. */
  openForm(form: PageForm, machine?: string): void {
    const shown = this.tabs.find(({ channel }) => channel === this.active)?.machine;
    const place = machine ?? shown ?? this.welcome?.machine ?? '';
    if (!this.connection.send({ t: 'open-form', form, machine: place })) {
      this.say('not-connected');
      return;
    }
    this.change(() => {
      this.panel = 'form';
      this.form = null;
      this.formName = form;
      this.formReason = null;
      this.formWaits = 1;
    });
  }

  formEvent(event: FormEvent): void {
    if (!this.connection.send({ t: 'form-event', event })) {
      this.say('not-connected');
      return;
    }
    this.change(() => {
      this.formWaits++;
      this.formReason = null;
    });
  }

  /** Asks something of the exercises. */
  study(ask: StudyAsk, exercise: string | null = null): void {
    if (!this.connection.send({ t: 'study', ask, exercise, language: this.language })) {
      this.say('not-connected');
      return;
    }
    this.change(() => {
      this.studyWaits++;
      this.studyReason = null;
    });
  }

  /** Opens a machine's panel, and asks for what is in it. */
  inspect(machine: string | null): void {
    this.change(() => {
      if (machine !== this.inspected) this.view = null;
      this.inspected = machine;
    });
    if (machine !== null) this.connection.send({ t: 'inspect', machine });
  }

  say(key: string, facts: readonly string[] = []): void {
    this.change(() => {
      this.said = { key, facts };
    });
  }

  /** Lab time now. */
  now(): number | null {
    if (!this.clock) return null;
    return this.clock.at + (performance.now() - this.clockHeard) * this.clock.rate;
  }

  async loadLearners(): Promise<void> {
    const answer = (await this.connection.ask('learners')) as { readonly learners: readonly LearnerView[] } | null;
    this.change(() => {
      this.learners = answer?.learners ?? [];
    });
  }

  /** The lab as the picture shows it. */
  get pictured(): PicturedLab {
    const { sites, machines, inspected } = this;
    return { sites, machines, inspected, inspect: (machine) => this.inspect(machine) };
  }

  /** Begins to record the console that is shown, or ends that and gives the file. */
  record(): void {
    const { recorder, active } = this;
    if (recorder) {
      saveFile(`${this.welcome?.lab ?? 'session'}.cast`, recorder.text());
      this.change(() => {
        this.recorder = null;
      });
      return;
    }
    const screen = active === null ? undefined : this.screens.get(active);
    if (active === null || !screen || !this.clock) return;
    const state: LabState = {
      t: 'state',
      version: this.version,
      clock: this.clock,
      sites: this.sites,
      machines: [...this.machines.values()],
      moments: this.moments,
    };
    this.change(() => {
      this.recorder = new PageRecorder(active, this.welcome?.lab ?? '', screen.size, state);
    });
  }

  /** Plays a recording out of a text. */
  play(name: string, text: string): void {
    const { recording, reason } = recordingIn(text);
    this.change(() => {
      this.panel = 'play';
      this.played = recording && { name, recording };
      this.playedReason = reason;
    });
  }

  async loadRecordings(): Promise<void> {
    const answer = (await this.connection.ask('recordings')) as { readonly recordings: readonly string[] } | null;
    this.change(() => {
      this.recordings = answer?.recordings ?? [];
    });
  }

  async loadRecording(name: string): Promise<void> {
    const answer = (await this.connection.ask(`recordings/${encodeURIComponent(name)}`)) as {
      readonly text: string;
    } | null;
    this.play(name, answer?.text ?? '');
  }

  private entered(state: ConnectionState): void {
    this.state = state;
    if (state !== 'connected') return;
    this.connection.send({ t: 'watch' });
    this.connection.playLinked();
  }

  private take(message: FromServer): void {
    if (message.t === 'state' || message.t === 'change') this.recorder?.picture(message);
    switch (message.t) {
      case 'welcome':
        this.welcome = message;
        this.takeTabs(message.tabs);
        // What was running when the connection was lost is not told any more.
        this.ran = this.ran.filter(({ result }) => result !== null);
        this.formWaits = 0;
        this.studyWaits = 0;
        if (message.tabs.length === 0)
          this.connection.send({ t: 'open', machine: message.machine, user: null, columns: 80, rows: 24 });
        break;
      case 'opened':
        this.addTab(message.tab);
        this.active = message.tab.channel;
        break;
      case 'gone':
        this.removeTab(message.channel);
        if (message.reason !== 'closed') this.said = { key: `gone-${message.reason}`, facts: [message.text] };
        break;
      case 'anew':
        this.screens.get(message.channel)?.beginAnew(message.sequence);
        break;
      case 'ran':
        this.ran = this.ran.map((one) => (one.id === message.id ? { ...one, result: message } : one));
        if (this.inspected !== null) this.connection.send({ t: 'inspect', machine: this.inspected });
        break;
      case 'state':
        this.sites = message.sites;
        this.machines.clear();
        for (const machine of message.machines) this.machines.set(machine.fqdn, machine);
        this.moments = [...message.moments];
        this.takeClock(message.clock, message.version);
        break;
      case 'change':
        if (message.version !== this.version + 1) this.connection.send({ t: 'watch' });
        for (const machine of message.machines) this.machines.set(machine.fqdn, machine);
        this.moments = [...this.moments, ...message.moments].slice(-MOST_MOMENTS);
        this.takeClock(message.clock, message.version);
        if (this.inspected !== null) this.connection.send({ t: 'inspect', machine: this.inspected });
        break;
      case 'machine':
        if (message.view.fqdn === this.inspected) this.view = message.view;
        break;
      case 'notice':
        this.said = { key: message.key, facts: message.facts };
        break;
      case 'form':
        this.takeForm(message);
        break;
      case 'form-failed':
        this.formWaits = Math.max(0, this.formWaits - 1);
        this.formReason = message.reason;
        break;
      case 'study':
        this.studyWaits = Math.max(0, this.studyWaits - 1);
        this.studies = message.view;
        break;
      case 'study-failed':
        this.studyWaits = Math.max(0, this.studyWaits - 1);
        this.studyReason = message.reason;
        break;
      case 'moved':
      case 'pong':
        break;
    }
  }

  private takeForm({ machine, view }: Extract<FromServer, { readonly t: 'form' }>): void {
    this.formWaits = Math.max(0, this.formWaits - 1);
    if (view.state !== 'closed') {
      this.form = { machine, view };
      return;
    }
    this.form = null;
    this.formName = null;
    this.formWaits = 0;
    if (this.panel === 'form') this.panel = 'picture';
  }

  private takeClock(clock: ClockView, version: number): void {
    this.clock = clock;
    this.clockHeard = performance.now();
    this.version = version;
  }

  private takeTabs(tabs: readonly TabView[]): void {
    for (const { channel } of this.tabs) if (!tabs.some((tab) => tab.channel === channel)) this.removeTab(channel);
    for (const tab of tabs) if (!this.screens.has(tab.channel)) this.addTab(tab);
  }

  private addTab(tab: TabView): void {
    this.tabs = [...this.tabs, tab];
    const screen = new Screen(tab.channel, this.connection, {
      refused: () => this.say('not-connected'),
      pasteTooLong: () => this.say('paste-too-long'),
      link: (address) =>
        this.change(() => {
          this.link = address;
        }),
    });
    this.screens.set(tab.channel, screen);
    this.active ??= tab.channel;
  }

  private removeTab(channel: number): void {
    this.screens.get(channel)?.dispose();
    this.screens.delete(channel);
    this.tabs = this.tabs.filter((tab) => tab.channel !== channel);
    if (this.active === channel) this.active = this.tabs.at(-1)?.channel ?? null;
  }
}

/** Draws a part of the page anew when something of it changes. */
export function useChanges(lab: LabPage): void {
  const [, draw] = useState(0);
  useEffect(() => lab.listen(() => draw((count) => count + 1)), [lab]);
}
