/** System.Net.Mail.MailMessage and SmtpClient. */
import { defineType } from '../../../../src/types/type-declaration.ts';
import { NetMailMessage, SmtpClient } from '../../mail-client.ts';

function message(from: string, to: string, subject = '', body = ''): NetMailMessage {
  const made = new NetMailMessage();
  made.from = from;
  made.to.items.push(to);
  made.subject = subject;
  made.body = body;
  return made;
}

const LIST = 'System.Collections.Generic.List[string]';

export default [
  defineType<NetMailMessage>({
    name: 'System.Net.Mail.MailMessage',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new NetMailMessage()],
      ['(string from, string to)', message],
      ['(string from, string to, string subject, string body)', message],
    ],
    properties: [
      [
        'string From {get;set;}',
        (self: NetMailMessage) => self.from,
        (self: NetMailMessage, value: string) => void (self.from = value),
      ],
      [`${LIST} To {get;}`, (self: NetMailMessage) => self.to],
      [`${LIST} Bcc {get;}`, (self: NetMailMessage) => self.bcc],
      [`${LIST} CC {get;}`, (self: NetMailMessage) => self.cc],
      [
        'string Priority {get;set;}',
        (self: NetMailMessage) => self.priority,
        (self: NetMailMessage, value: string) => void (self.priority = value),
      ],
      [
        'string Subject {get;set;}',
        (self: NetMailMessage) => self.subject,
        (self: NetMailMessage, value: string) => void (self.subject = value),
      ],
      [
        'string Body {get;set;}',
        (self: NetMailMessage) => self.body,
        (self: NetMailMessage, value: string) => void (self.body = value),
      ],
      [
        'bool IsBodyHtml {get;set;}',
        (self: NetMailMessage) => self.isBodyHtml,
        (self: NetMailMessage, value: boolean) => void (self.isBodyHtml = value),
      ],
    ],
    methods: [['void Dispose()', () => undefined]],
  }),
  defineType<SmtpClient>({
    name: 'System.Net.Mail.SmtpClient',
    interfaces: ['System.IDisposable'],
    constructors: [
      ['()', () => new SmtpClient('')],
      ['(string host)', (host: string) => new SmtpClient(host)],
      ['(string host, int port)', (host: string) => new SmtpClient(host)],
    ],
    properties: [
      [
        'string Host {get;set;}',
        (self: SmtpClient) => self.host,
        (self: SmtpClient, value: string) => void (self.host = value),
      ],
      [
        'int Port {get;set;}',
        (self: SmtpClient) => self.port,
        (self: SmtpClient, value: number) => void (self.port = value),
      ],
      [
        'bool UseDefaultCredentials {get;set;}',
        (self: SmtpClient) => self.useDefaultCredentials,
        (self: SmtpClient, value: boolean) => void (self.useDefaultCredentials = value),
      ],
      [
        'System.Object Credentials {get;set;}',
        (self: SmtpClient) => self.credentials,
        (self: SmtpClient, value: unknown) => void (self.credentials = value),
      ],
      [
        'bool EnableSsl {get;set;}',
        (self: SmtpClient) => self.enableSsl,
        (self: SmtpClient, value: boolean) => void (self.enableSsl = value),
      ],
    ],
    methods: [
      ['void Send(System.Net.Mail.MailMessage message)', (self: SmtpClient, mail: NetMailMessage) => self.send(mail)],
      [
        'void Send(string from, string recipients, string subject, string body)',
        (self: SmtpClient, from: string, to: string, subject: string, body: string) =>
          self.send(message(from, to, subject, body)),
      ],
      ['void Dispose()', () => undefined],
    ],
  }),
];
