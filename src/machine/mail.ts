/** Where mail goes that a session sends. */
import { ServiceKey } from '../engine/services.ts';

export interface MailDrop {
  /** Milliseconds since 1970, by the machine's clock. */
  now(): number;
  /** Puts a message down as a file of a folder, under the first free name: `stem-1.eml`, `stem-2.eml` … */
  deliver(stem: string, text: string): void;
}

/** Given by whoever simulates machines. */
export const MAIL = new ServiceKey<MailDrop>('mail service');
