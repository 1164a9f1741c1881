/** Snapshots of runs: what differs every time is masked, so that a snapshot stays the same until the script changes. */
import { RunResult } from './run-result.ts';

/** What is masked, and by what. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<guid>'],
  [/\b[0-9A-F]{40}\b/g, '<thumbprint>'],
  [/\/(?:tmp|var\/folders)\/[^\s'"]*/g, '<temporary>'],
];

/** A text without what differs every time. */
export function maskedText(text: string): string {
  return MASKS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}

/** For `expect.addSnapshotSerializer`: a run as a console would show it, its errors by id and place. */
export const serializer = {
  test: (value: unknown): boolean => value instanceof RunResult,
  serialize: (value: unknown): string => {
    const { command, output, errors, exitCode } = value as RunResult;
    const told = errors.map(({ id, position }) => `! ${id}${position === null ? '' : ` line ${position.line}`}`);
    const end = exitCode === null ? [] : [`exit ${exitCode}`];
    return maskedText([`PS> ${command.split('\n').join('\n>> ')}`, output.trimEnd(), ...told, ...end].join('\n'));
  },
};
