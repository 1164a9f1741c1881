/** Performance counters of a machine, as Get-Counter asks for them. */

export interface CounterInstance {
  /** `_total`; '' for counters of sets that have one instance only. */
  readonly instance: string;
  readonly value: number;
}

export interface PerformanceCounter {
  /** `% Processor Time` */
  readonly name: string;
  readonly instances: readonly CounterInstance[];
}

/** A set of counters: `Processor`, `LS:SIP - Peers`. */
export interface CounterSet {
  readonly name: string;
  readonly description: string;
  /** Counters of sets of several instances stand for one each in a path: `\Processor(*)\% Processor Time`. */
  readonly hasInstances: boolean;
  readonly counters: readonly PerformanceCounter[];
}
