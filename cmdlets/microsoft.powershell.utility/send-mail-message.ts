/** Send-MailMessage: puts a message into the mail folder of the machine, as a file that mail programs read. */

import { cmdlet, mandatory } from '../../src/engine/cmdlet.ts';
import { MAIL } from '../../src/machine/mail.ts';
import { forEachItem } from '../../src/providers/cmdlet-paths.ts';
import { hostFiles } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { deliverMail } from './mail-folder.ts';
import type { MailAttachment } from './mail-text.ts';

export default cmdlet({
  verb: 'Send',
  noun: 'MailMessage',
  className: 'Microsoft.PowerShell.Commands.SendMailMessage',
  help: {
    synopsis: 'Puts a mail message into the mail folder of the machine of the lab.',
    description:
      'Nothing leaves this computer: the message becomes a file in C:\\inetpub\\mailroot\\Drop, named by its date and number, which mail programs open and Get-Content reads.',
    examples: [
      {
        title: 'A report',
        transcript:
          "PS> Send-MailMessage -To admin@contoso.com -From lync@contoso.com -Subject Report -Body 'All is well' -SmtpServer mail\nPS> (Get-Content C:\\inetpub\\mailroot\\Drop\\*.eml) -match '^Subject'\nSubject: Report",
      },
    ],
  },
  parameters: {
    Attachments: {
      type: 'string[]',
      pipeline: 'both',
      aliases: ['PsPath'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Files to send along.',
    },
    Bcc: {
      type: 'string[]',
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Who gets it without being named.',
    },
    Body: { type: 'string', position: 2, pipeline: 'name', validate: [{ kind: 'notNullOrEmpty' }], help: 'The text.' },
    BodyAsHtml: { type: 'switch', pipeline: 'name', aliases: ['BAH'], help: 'The text is HTML.' },
    Cc: { type: 'string[]', pipeline: 'name', validate: [{ kind: 'notNullOrEmpty' }], help: 'Who else gets it.' },
    Credential: {
      type: 'pscredential',
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The account to send as.',
      noEffect: 'the mail server of a lab takes mail from everyone',
    },
    DeliveryNotificationOption: {
      type: 'enum',
      typeName: 'System.Net.Mail.DeliveryNotificationOptions',
      values: ['None', 'OnSuccess', 'OnFailure', 'Delay', 'Never'],
      pipeline: 'name',
      aliases: ['DNO'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'When the sender wants to be told what became of the message.',
      noEffect: 'the mail server of a lab sends no notifications',
    },
    Encoding: {
      type: 'Encoding',
      pipeline: 'name',
      aliases: ['BE'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The encoding of the body.',
      noEffect: 'messages are kept as UTF-8',
    },
    From: {
      type: 'string',
      mandatory: true,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Who sends it.',
    },
    Port: {
      type: 'int',
      pipeline: 'name',
      validate: [{ kind: 'range', min: 0, max: 2147483647 }],
      help: 'The port of the mail server.',
      noEffect: 'the mail server of a lab takes mail on every port',
    },
    Priority: {
      type: 'enum',
      typeName: 'System.Net.Mail.MailPriority',
      values: ['Normal', 'Low', 'High'],
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'How urgent it is.',
    },
    ReplyTo: { type: 'string[]', pipeline: 'name', help: 'Where answers go.' },
    SmtpServer: {
      type: 'string',
      position: 3,
      pipeline: 'name',
      aliases: ['ComputerName'],
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'The server; $PSEmailServer by default. A lab delivers into its mail folder whatever it is.',
    },
    Subject: { type: 'string', position: 1, pipeline: 'name', aliases: ['sub'], help: 'What it is about.' },
    To: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Who gets it.',
    },
    UseSsl: {
      type: 'switch',
      pipeline: 'name',
      help: 'Encrypts the connection.',
      noEffect: 'mail in a lab does not leave it',
    },
  },
  run(ps) {
    const attachments: MailAttachment[] = [];
    return {
      process() {
        const { Attachments } = ps.parameters;
        forEachItem(ps, { LiteralPath: Attachments }, ({ provider, path }) => {
          const hostPath = ps.runspace.ambient.files.hostPath(path);
          attachments.push({ name: provider.leaf(path), content: hostFiles().readFile(hostPath) });
        });
      },
      end() {
        const given = ps.parameters;
        const server = given.SmtpServer ?? toText(ps.session.getVariable('PSEmailServer') ?? '');
        if (server === '') {
          ps.fail(
            'InvalidOperationException',
            'InvalidArgument',
            'The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by using either the SmtpServer parameter or the $PSEmailServer variable.',
            { exception: 'System.InvalidOperationException' },
          );
        }
        if (!ps.runspace.services.has(MAIL)) {
          ps.fail(
            'SmtpException',
            'InvalidOperation',
            `The mail server ${server} is not of a lab, and there is no other.`,
            {
              exception: 'System.Net.Mail.SmtpException',
              target: null,
            },
          );
        }
        deliverMail(ps.service(MAIL), {
          server,
          attachments,
          from: mandatory(given.From),
          to: given.To ?? [],
          cc: given.Cc ?? [],
          bcc: given.Bcc ?? [],
          replyTo: given.ReplyTo ?? [],
          subject: given.Subject ?? '',
          body: given.Body ?? '',
          isHtml: given.BodyAsHtml ?? false,
          priority: given.Priority ?? 'Normal',
        });
      },
    };
  },
});
