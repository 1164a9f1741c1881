/**
 * In which order the services of a machine start and stop, how long each takes on the lab's clock, and which Windows lets
 * run only beside another. That the applications need the Front-End service is documented (Start-CsWindowsService); the
 * durations are ours, in the proportions that administrators tell of: the Front-End service takes far longest.
 */

/** The long and the short of services that are alike. */
interface ServiceFamily {
  readonly names: RegExp;
  /** Milliseconds. */
  readonly starts: number;
  readonly stops: number;
  /** What has to run for it, by name. */
  readonly needs: readonly string[];
}

/**
 * What services stand on: databases and the web server come first, then what brings the configuration, the registrar, the
 * conferencing servers, and last the applications that register with it. They stop the other way round.
 */
const families: readonly ServiceFamily[] = [
  { names: /^MSSQL\$/, starts: 5_000, stops: 3_000, needs: [] },
  { names: /^WAS$/, starts: 0, stops: 0, needs: [] },
  { names: /^W3SVC$/, starts: 2_000, stops: 1_000, needs: ['WAS'] },
  { names: /^(?:RTCCLSAGT|REPLICA|FTA|MASTER)$/, starts: 2_000, stops: 1_000, needs: [] },
  { names: /^RTCSRV$/, starts: 20_000, stops: 8_000, needs: [] },
  {
    names: /^(?:RTC\w*MCU|RTCDATAPROXY|RTCMRAUTH|RTCMEDIARELAY|RTCMEDSRV)$/,
    starts: 5_000,
    stops: 3_000,
    needs: [],
  },
  { names: /^(?:RTCCAA|RTCCAS|RTCCPS|RTCRGS)$/, starts: 3_000, stops: 2_000, needs: ['RTCSRV'] },
  { names: /^(?:RTCCHAT|RTCCOMPLIANCE|LYNCBACKUP)$/, starts: 3_000, stops: 2_000, needs: [] },
];

/** Those of Windows are there in an instant. */
const OF_WINDOWS: ServiceFamily = { names: /(?:)/, starts: 0, stops: 0, needs: [] };

function familyOf(name: string): ServiceFamily {
  return families.find(({ names }) => names.test(name)) ?? OF_WINDOWS;
}

/** The services that must run for this one. */
export function neededBy(name: string): readonly string[] {
  return familyOf(name).needs;
}

/** The services among some that cannot run without this one. */
export function dependentsOf(name: string, installed: readonly string[]): string[] {
  return installed.filter((other) => neededBy(other).includes(name));
}

/** When a service is switched: from when it is at it until when it is there, from now on. */
export interface Switching {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

/** The times of services that are switched together: those of one place in the order at once, the next when all are there. */
export function timetable(names: readonly string[], running: boolean, now: number): Switching[] {
  const ordered = [...families, OF_WINDOWS];
  let from = now;
  return (running ? ordered : ordered.toReversed()).flatMap((family) => {
    const together = names.filter((name) => familyOf(name) === family);
    if (together.length === 0) return [];
    const until = from + (running ? family.starts : family.stops);
    const times = together.map((name) => ({ name, from, until }));
    from = until;
    return times;
  });
}
