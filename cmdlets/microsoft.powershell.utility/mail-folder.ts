/** Hands a message to the mail service of the machine: nothing leaves the lab. */
import type { MailDrop } from '../../src/machine/mail.ts';
import { type MailMessage, mailText } from './mail-text.ts';

/** Files of messages are named by the second in which they were sent. */
export function deliverMail(drop: MailDrop, message: Omit<MailMessage, 'now'>): void {
  const now = drop.now();
  const stem = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  drop.deliver(stem, mailText({ ...message, now }));
}
