/** Get-Counter: samples of the performance counters of machines of the lab. */
import { type CmdletActions, cmdlet } from '../../src/engine/cmdlet.ts';
import { COMPUTERS, type Computer } from '../../src/machine/machine-sources.ts';
import { ambient } from '../../src/types/ambient.ts';
import { localDate } from '../../src/types/values/instants.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';
import {
  COUNTER_SET,
  counterSetObject,
  type FoundCounter,
  findCounters,
  parseCounterPath,
  SAMPLE_SET,
  sampleObject,
  sampleSetObject,
} from './counter-objects.ts';

/** What is sampled where no counter is named. */
const DEFAULT_COUNTERS = [
  '\\Network Interface(*)\\Bytes Total/sec',
  '\\Processor(_Total)\\% Processor Time',
  '\\Memory\\% Committed Bytes In Use',
  '\\PhysicalDisk(_Total)\\% Disk Time',
  '\\PhysicalDisk(_Total)\\Current Disk Queue Length',
];

const MISSING = {
  object: 'The specified object was not found on the computer.',
  counter: 'The specified counter could not be found.',
} as const;

export default cmdlet({
  verb: 'Get',
  noun: 'Counter',
  defaultParameterSet: 'GetCounterSet',
  outputTypes: [SAMPLE_SET, COUNTER_SET],
  help: {
    synopsis: 'Reads performance counters of machines of the lab.',
    description:
      'There are the counters of Windows that scripts ask for, and those of the Front-End and Mediation services while these run. Nobody calls in a lab, so that what counts traffic is at rest.',
    examples: [
      {
        title: 'A counter of Lync Server',
        transcript:
          "PS> (Get-Counter '\\LS:USrv - DBStore\\USrv - Queue Latency (msec)').CounterSamples[0].CookedValue\n0",
      },
      {
        title: 'The counters of a set',
        transcript:
          "PS> (Get-Counter -ListSet 'LS:SIP - Responses').Paths\n\\LS:SIP - Responses\\SIP - Local 503 Responses/sec\n\\LS:SIP - Responses\\SIP - Local 504 Responses/sec",
      },
    ],
  },
  parameters: {
    Counter: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      in: ['GetCounterSet'],
      allowEmptyCollection: true,
      help: 'Paths of counters; `*` stands for all instances or counters.',
    },
    SampleInterval: {
      type: 'int',
      in: ['GetCounterSet'],
      default: 1,
      validate: [{ kind: 'range', min: 1, max: 2_147_483_647 }],
      help: 'Seconds between samples.',
    },
    MaxSamples: {
      type: 'long',
      in: ['GetCounterSet'],
      validate: [{ kind: 'rangeKind', range: 'Positive' }],
      help: 'How many samples; one unless something is said.',
    },
    Continuous: { type: 'switch', in: ['GetCounterSet'], help: 'Goes on until it is stopped.' },
    ListSet: {
      type: 'string[]',
      wildcards: true,
      in: { ListSetSet: { position: 0, mandatory: true, pipeline: 'value' } },
      help: 'Names the sets of counters that fit instead.',
    },
    ComputerName: { type: 'string[]', aliases: ['Cn'], help: 'The machines; by default that of the session.' },
  },
  run(ps) {
    const paths: string[] = [];
    return {
      process() {
        const { ListSet, Counter } = ps.parameters;
        if (ListSet) listSets(ps, ListSet, ps.parameters.ComputerName ?? ['.']);
        else paths.push(...(Counter ?? []));
      },
      end() {
        const { ListSet, ComputerName, SampleInterval = 1, MaxSamples, Continuous: isEndless = false } = ps.parameters;
        if (ListSet) return;
        if (isEndless && MaxSamples)
          ps.fail(
            'CounterContinuousOrMaxSamples',
            'InvalidArgument',
            'The Continuous parameter and the MaxSamples parameter cannot be used in the same command.',
            { exception: 'System.Exception' },
          );
        const wanted = (paths.length === 0 ? DEFAULT_COUNTERS : paths).flatMap((path) =>
          (ComputerName ?? ['.']).map((computer) => ({ path, computer })),
        );
        const count = isEndless ? Number.POSITIVE_INFINITY : Number(MaxSamples?.value ?? 1);
        for (let taken = 0; taken < count; taken++) {
          if (taken > 0) ambient().sleep(SampleInterval * 1000);
          ps.runspace.interrupt.check();
          if (!takeSample(ps, wanted)) return;
        }
      },
    };
  },
});

function listSets(ps: CmdletActions, names: readonly string[], computers: readonly string[]): void {
  for (const name of computers) {
    const computer = reached(ps, name);
    if (!computer) continue;
    for (const pattern of names) {
      const found = computer.counterSets.filter((set) => WildcardPattern.of(pattern, true).isMatch(set.name));
      for (const set of found) ps.write(counterSetObject(set, name));
      if (found.length > 0) continue;
      ps.error(
        'NoMatchingCounterSetsFound',
        'ObjectNotFound',
        `Cannot find any performance counter sets on the ${name === '.' ? 'localhost' : name} computer that match the following: ${pattern}.`,
        { exception: 'System.Exception' },
      );
    }
  }
}

function reached(ps: CmdletActions, name: string): Computer | undefined {
  const computer = ps.service(COMPUTERS).reach(name);
  if (!computer) report(ps, `Unable to connect to the specified computer or the computer is offline.`);
  return computer;
}

function report(ps: CmdletActions, message: string): void {
  ps.error('CounterApiError', 'InvalidResult', message, { exception: 'System.Exception' });
}

/** One sample of all counters; false where none of them is there. */
function takeSample(
  ps: CmdletActions,
  wanted: readonly { readonly path: string; readonly computer: string }[],
): boolean {
  const at = localDate(ambient().now());
  const samples = wanted.flatMap(({ path, computer: named }) => {
    const parsed = parseCounterPath(path);
    if (!parsed) {
      report(ps, 'Unable to parse the counter path. Check the format of the specified path.');
      return [];
    }
    const computer = reached(ps, parsed.computer ?? named);
    const found = computer ? findCounters(computer.counterSets, parsed) : [];
    if (typeof found !== 'string')
      return found.map((one: FoundCounter) => sampleObject(one, computer?.name ?? named, at));
    report(ps, MISSING[found]);
    return [];
  });
  if (samples.length > 0) ps.write(sampleSetObject(samples, at));
  return samples.length > 0;
}
