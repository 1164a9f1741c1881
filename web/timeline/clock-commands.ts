/** What the buttons of the clock run. */
export const clockCommands = {
  play: (rate: number): string => (rate === 1 ? 'Set-LabClock -Running' : `Set-LabClock -Running -Rate ${rate}`),
  pause: (): string => 'Set-LabClock -Frozen',
  step: (): string => 'Step-LabClock 00:01:00',
  jump: (instant: number): string => `Step-LabClock -To ${new Date(instant).toISOString()}`,
} as const;
