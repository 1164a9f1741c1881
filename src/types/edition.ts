/**
 * Which PowerShell a session shows itself as: 7, or Windows PowerShell 5.1 as it can be had for Windows Server 2012 R2. The
 * language is that of 7 either way; what differs is listed in about_differences.
 */
import { ambient } from './ambient.ts';

export const editions = ['Core', 'Desktop'] as const;
export type Edition = (typeof editions)[number];

/** Whether the session that runs now is Windows PowerShell's. */
export function isDesktop(): boolean {
  return ambient().edition === 'Desktop';
}

/** What stands for what was cut off. */
export function ellipsis(): string {
  return isDesktop() ? '...' : '\u2026';
}
