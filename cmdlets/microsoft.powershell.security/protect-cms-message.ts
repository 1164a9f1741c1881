/** Protect-CmsMessage: encrypts text for those who hold a certificate. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { openOutput, textOutput } from '../../src/formatting/cmdlet-output.ts';
import { filePathOf } from '../../src/providers/cmdlet-paths.ts';
import { writeText } from '../../src/types/files/host-files.ts';
import { construct } from '../../src/types/members/construction.ts';
import { invokeMethod } from '../../src/types/members/member-access.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { armored } from './cms-armor.ts';
import { type CmsMessageRecipient, certificatesOf } from './cms-message-recipient.ts';
import { asCmdlet, bytesOf } from './cms-text.ts';

const PKCS = 'System.Security.Cryptography.Pkcs';

export default cmdlet({
  verb: 'Protect',
  noun: 'CmsMessage',
  className: 'Microsoft.PowerShell.Commands.ProtectCmsMessageCommand',
  defaultParameterSet: 'ByContent',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Encrypts text, so that only those can read it who hold the key of a certificate.',
    description:
      'The certificate must have Document Encryption (1.3.6.1.4.1.311.80.1) among its uses and may encrypt data or keys. The result is a message of CMS (RFC 5652) in Base64, encrypted by AES with 256 bits.',
    examples: [
      {
        title: 'A password that one server alone can read',
        transcript:
          "PS> Protect-CmsMessage -To CN=fe01.contoso.com -Content 'P@ssw0rd' -OutFile C:\\Scripts\\password.cms\nPS> Unprotect-CmsMessage -Path C:\\Scripts\\password.cms\nP@ssw0rd",
        runnable: false,
        remarks: 'Needs a certificate for documents, which no server has from the start.',
      },
    ],
    links: ['Unprotect-CmsMessage', 'Get-CmsMessage'],
  },
  parameters: {
    To: {
      type: 'other[]',
      typeName: 'System.Management.Automation.CmsMessageRecipient',
      position: 0,
      mandatory: true,
      help: 'For whom: a certificate, its file, thumbprint, subject, or the certificate in Base64.',
    },
    Content: {
      type: 'psobject',
      in: { ByContent: { position: 1, mandatory: true, pipeline: 'value' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'What to encrypt, as the console would show it; several objects become lines.',
    },
    Path: {
      type: 'string',
      in: { ByPath: { position: 1, mandatory: true } },
      help: 'The file to encrypt.',
    },
    LiteralPath: {
      type: 'string',
      in: { ByLiteralPath: { position: 1, mandatory: true } },
      help: 'The file to encrypt; no character is a wildcard.',
    },
    OutFile: { type: 'string', position: 2, help: 'Where the message is written, in place of the output.' },
  },
  run(ps) {
    const contents: unknown[] = [];
    let recipients: readonly unknown[] = [];
    let file: Uint8Array | null = null;
    return {
      begin() {
        recipients = certificatesOf(ps, (ps.parameters.To ?? []) as CmsMessageRecipient[], 'Encryption');
      },
      process() {
        const isFile = ps.isBound('Path') || ps.isBound('LiteralPath');
        if (isFile) file = bytesOf(ps, ps.parameters);
        else contents.push(ps.parameters.Content ?? null);
      },
      end() {
        const content = file ?? new TextEncoder().encode(shown(contents));
        const { OutFile } = ps.parameters;
        const target = OutFile === undefined ? null : filePathOf(ps, OutFile);
        const message = content.length === 0 ? '' : armored(encrypted(content));
        if (target === null) ps.write(message);
        else asCmdlet(ps, () => writeText(target, message));
      },
    };

    function encrypted(content: Uint8Array): Uint8Array {
      return asCmdlet(ps, () => {
        const info = construct(typeNamed(`${PKCS}.ContentInfo`), [content]);
        const envelope = construct(typeNamed(`${PKCS}.EnvelopedCms`), [info]);
        const list = construct(typeNamed(`${PKCS}.CmsRecipientCollection`), []);
        for (const certificate of recipients)
          invokeMethod(list, 'Add', [construct(typeNamed(`${PKCS}.CmsRecipient`), [certificate])]);
        invokeMethod(envelope, 'Encrypt', [list]);
        return invokeMethod(envelope, 'Encode', []) as Uint8Array;
      });
    }

    /** The lines that the console would show, without the empty ones at the beginning, as PowerShell puts them together. */
    function shown(objects: readonly unknown[]): string {
      const lines: string[] = [];
      const session = openOutput(
        ps,
        textOutput(ps, (line) => void lines.push(line)),
      );
      for (const object of objects) session.process(object);
      session.end();
      const first = lines.findIndex((line) => line !== '');
      return first < 0 ? '' : lines.slice(first).join('\n');
    }
  },
});
