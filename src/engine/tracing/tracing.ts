/**
 * What a session's engine tells of its work: the trace sources of Trace-Command, Get-TraceSource and Set-TraceSource. In a
 * session in which nobody listens `runspace.tracing` is null, so that it costs one look.
 */
import { platform } from '../../platform/platform.ts';
import { INVARIANT_DATE_TIME_FORMAT } from '../../types/culture/invariant-culture.ts';
import { formatDateTime } from '../../types/format/date-format.ts';
import { DateTime } from '../../types/values/date-time.ts';
import { anyPattern, hasWildcards } from '../../types/wildcard.ts';
import type { Runspace } from '../runspace.ts';
import { KNOWN_SOURCES } from './known-sources.ts';
import type { TraceMoment } from './trace-listener.ts';
import { type HeardSources, type TraceContext, TraceSource } from './trace-source.ts';

export class TraceSources implements TraceContext {
  depth = 0;
  /** By name in small letters, in the order of names. */
  private readonly sources = new Map<string, TraceSource>();

  constructor(private readonly runspace: Runspace) {
    for (const [name, description] of KNOWN_SOURCES) this.add(name, description);
  }

  /** The sources whose names fit any of some patterns, by name. */
  matching(patterns: readonly string[]): TraceSource[] {
    const isMeant = anyPattern(patterns, false);
    return this.all().filter(({ name }) => isMeant(name));
  }

  all(): TraceSource[] {
    return [...this.sources.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  /** As `matching`, and a source is made for a name that none has: PowerShell's come to be when they are first used. */
  matchingOrNew(patterns: readonly string[]): TraceSource[] {
    for (const name of patterns) if (!hasWildcards(name) && !this.sources.has(name.toLowerCase())) this.add(name, '');
    return this.matching(patterns);
  }

  changed(): void {
    this.runspace.tracing = this.heard();
  }

  moment(): TraceMoment {
    return {
      utc: formatDateTime(DateTime.utcNow(), 'o', INVARIANT_DATE_TIME_FORMAT),
      shown: formatDateTime(DateTime.now(), 'yyyy-MM-dd HH:mm:ss.ffff', INVARIANT_DATE_TIME_FORMAT),
      ticks: platform().time.elapsedNanoseconds(),
      processId: platform().system.processId,
      threadId: 1,
    };
  }

  private heard(): HeardSources | null {
    const [binding, discovery] = ['ParameterBinding', 'CommandDiscovery'].map((name) => {
      const source = this.sources.get(name.toLowerCase());
      return source?.isHeard ? source : null;
    });
    return binding || discovery ? { binding: binding ?? null, discovery: discovery ?? null } : null;
  }

  private add(name: string, description: string): void {
    this.sources.set(name.toLowerCase(), new TraceSource(name, description, this));
  }
}

const SOURCES = new WeakMap<Runspace, TraceSources>();

/** The sources of a session, made when they are first asked for. */
export function traceSourcesOf(runspace: Runspace): TraceSources {
  let sources = SOURCES.get(runspace);
  if (!sources) SOURCES.set(runspace, (sources = new TraceSources(runspace)));
  return sources;
}
