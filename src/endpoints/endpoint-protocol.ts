/** What is asked of the thread that listens, and what it answers. All of it is data. */
import type { EndpointFacts } from './endpoint.ts';

/** Which lab, and how it is opened there. */
export interface LabAddress {
  readonly root: string;
  readonly name: string;
  /** Who does due work: the same as for whoever asks, since it is the same lab. */
  readonly leaseOwner: string;
  /** What opens it when it is protected. */
  readonly passphrases: readonly string[];
}

export type EndpointQuestion =
  | {
      readonly ask: 'start';
      readonly lab: LabAddress;
      /** FQDNs; all machines and authorities when it is left out. */
      readonly machines?: readonly string[];
      /** What is added to each port. */
      readonly portOffset: number;
      /** Whether the lab's name servers answer too. */
      readonly answersNames: boolean;
      /** Whether trouble is told when it comes, besides in the report. */
      readonly tells: boolean;
    }
  | { readonly ask: 'list' }
  | { readonly ask: 'stop' };

/** A port that was opened for an endpoint. */
export interface OpenedEndpoint extends EndpointFacts {
  /** The port on this computer. */
  readonly hostPort: number;
  /** Whether it is open now: that of a service that is stopped is not. */
  readonly isOpen: boolean;
}

/** A port that could not be opened. */
export interface EndpointProblem extends EndpointFacts {
  readonly hostPort: number;
  /** That of the system: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`. */
  readonly code: string;
}

export interface EndpointReport {
  readonly endpoints: readonly OpenedEndpoint[];
  readonly problems: readonly EndpointProblem[];
  readonly connections: number;
  /** Why clients were not answered, the last time that they were not; null where they always were. */
  readonly trouble: string | null;
}

/** The report, or why there is none; what is told without having been asked for. */
export type EndpointReply =
  | { readonly report: EndpointReport }
  | { readonly failure: string }
  | { readonly trouble: string };
