/** The folder of a machine into which mail goes: nothing leaves the lab. */
import type { Deployment } from '../../src/deployment/deployment.ts';
import type { MachineDisk } from '../../src/deployment/machine-disk.ts';
import { type MailMessage, mailText } from './mail-text.ts';

/** Where the SMTP service of Windows drops mail. */
const MAIL_FOLDER = 'C:\\inetpub\\mailroot\\Drop';

/** Puts a message into the mail folder of the machine of the session. */
export function deliverMail(deployment: Deployment, message: Omit<MailMessage, 'now'>): void {
  const { disk } = deployment.session.machine;
  const now = deployment.clock.now();
  disk.makeFolder(MAIL_FOLDER);
  disk.writeFile(freePath(disk, now), mailText({ ...message, now }));
}

/** Messages of one second are numbered. */
function freePath(disk: MachineDisk, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  for (let number = 1; ; number++) {
    const path = `${MAIL_FOLDER}\\${stamp}-${number}.eml`;
    if (!disk.exists(path)) return path;
  }
}
