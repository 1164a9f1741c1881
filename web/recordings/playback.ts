/** A recording that is played: where it is, what its terminal has been given, how its lab looks at that moment. */
import { drawingOnly } from '../../src/learn/recordings/plain-output.ts';
import type { Recording, RecordingEvent } from '../../src/learn/recordings/recording-file.ts';
import type { LabChange, LabState, MachineMark, SiteMark } from '../../src/pictures/lab-marks.ts';

/** Nobody watches a longer pause. */
const LONGEST_PAUSE = 3;

/** What it is shown on. */
export interface PlaybackScreen {
  reset(): void;
  write(text: string): void;
  resize(columns: number, rows: number): void;
}

export class Playback {
  /** Seconds from the beginning, long pauses left out. */
  at = 0;
  readonly duration: number;
  sites: readonly SiteMark[] = [];
  readonly machines = new Map<string, MachineMark>();
  /** Lab time; null before the first picture. */
  labTime: number | null = null;
  private readonly events: readonly RecordingEvent[];
  private next = 0;

  constructor(
    private readonly recording: Recording,
    private readonly screen: PlaybackScreen,
  ) {
    this.events = withoutPauses(recording.events);
    this.duration = this.events.at(-1)?.at ?? 0;
  }

  get isOver(): boolean {
    return this.next >= this.events.length;
  }

  /** Goes to a moment: on from where it is, or from the beginning where that lies behind. */
  goTo(seconds: number): void {
    if (seconds < this.at || this.next === 0) this.begin();
    this.at = Math.min(seconds, this.duration);
    for (let event = this.events[this.next]; event && event.at <= this.at; event = this.events[++this.next])
      this.show(event);
  }

  private begin(): void {
    const { width, height } = this.recording.header;
    this.screen.reset();
    this.screen.resize(width, height);
    this.next = 0;
    this.sites = [];
    this.machines.clear();
    this.labTime = null;
  }

  private show(event: RecordingEvent): void {
    switch (event.kind) {
      case 'output':
        this.screen.write(drawingOnly(event.text));
        break;
      case 'size':
        this.screen.resize(event.columns, event.rows);
        break;
      case 'picture':
        this.take(event.message);
        break;
      case 'command':
        break;
    }
  }

  private take(message: LabState | LabChange): void {
    if (message.t === 'state') {
      this.sites = message.sites;
      this.machines.clear();
    }
    for (const machine of message.machines) this.machines.set(machine.fqdn, machine);
    this.labTime = message.clock.at;
  }
}

function withoutPauses(events: readonly RecordingEvent[]): RecordingEvent[] {
  let before = 0;
  let at = 0;
  return events.map((event) => {
    at += Math.min(event.at - before, LONGEST_PAUSE);
    before = event.at;
    return { ...event, at };
  });
}
