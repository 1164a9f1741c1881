/** The signals by which a person or a system asks a server to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves when the first comes; the second one ends the process at once, as if nobody heard. */
export function endSignal(): Promise<void> {
  return new Promise((resolve) => {
    const hear = (): void => {
      for (const signal of SIGNALS) process.off(signal, hear);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, hear);
  });
}
