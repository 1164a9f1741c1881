/** System.Net.Mail as scripts use it: a message is put together, and a client sends it into the lab's mail folder. */

import { currentRunspace } from '../../src/engine/current-runspace.ts';
import { MAIL } from '../../src/machine/mail.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { netException } from '../../src/types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { listOf } from '../../src/types/values/list-of.ts';
import type { NetList } from '../../src/types/values/net-list.ts';
import { deliverMail } from './mail-folder.ts';

export class NetMailMessage extends NetObject {
  from = '';
  subject = '';
  body = '';
  isBodyHtml = false;
  priority = 'Normal';
  readonly to = newTexts();
  readonly cc = newTexts();
  readonly bcc = newTexts();

  netType(): NetType {
    return typeNamed('System.Net.Mail.MailMessage');
  }
}

function newTexts(): NetList {
  return listOf(typeNamed('System.String'));
}

export class SmtpClient extends NetObject {
  enableSsl = false;
  port = 25;
  credentials: unknown = null;
  useDefaultCredentials = false;

  constructor(public host: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Mail.SmtpClient');
  }

  send(message: NetMailMessage): void {
    if (this.host === '') throw netException('System.InvalidOperationException', 'The SMTP host was not specified.');
    if (message.from === '')
      throw netException('System.InvalidOperationException', 'A from address must be specified.');
    const texts = (list: NetList) => list.items.flatMap((item) => toText(item).split(/\s*[,;]\s*/));
    if (message.to.items.length + message.cc.items.length + message.bcc.items.length === 0) {
      throw netException('System.InvalidOperationException', 'A recipient must be specified.');
    }
    deliverMail(currentRunspace().services.require(MAIL), {
      server: this.host,
      from: message.from,
      to: texts(message.to),
      cc: texts(message.cc),
      bcc: texts(message.bcc),
      replyTo: [],
      subject: message.subject,
      body: message.body,
      isHtml: message.isBodyHtml,
      priority: message.priority,
      attachments: [],
    });
  }
}
