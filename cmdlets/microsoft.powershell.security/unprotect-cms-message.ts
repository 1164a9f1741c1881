/** Unprotect-CmsMessage: reads text that was encrypted for a certificate of this machine. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { decodeText } from '../../src/types/files/host-files.ts';
import { getMember, invokeMethod, setMember } from '../../src/types/members/member-access.ts';
import { messageIn } from './cms-armor.ts';
import { type CmsMessageRecipient, certificatesOf, collection } from './cms-message-recipient.ts';
import { asCmdlet, bytesOf, decodedMessage } from './cms-text.ts';

export default cmdlet({
  verb: 'Unprotect',
  noun: 'CmsMessage',
  className: 'Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand',
  defaultParameterSet: 'ByWinEvent',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Reads text that Protect-CmsMessage has encrypted.',
    description: 'The key is looked for in the stores named My, or with the certificates that -To names.',
    examples: [
      {
        title: 'What a file holds',
        transcript: 'PS> Unprotect-CmsMessage -Path C:\\Scripts\\password.cms\nP@ssw0rd',
        runnable: false,
        remarks: 'Needs a file that was encrypted for this machine.',
      },
    ],
    links: ['Protect-CmsMessage', 'Get-CmsMessage'],
  },
  parameters: {
    EventLogRecord: {
      type: 'other',
      typeName: 'System.Diagnostics.Eventing.Reader.EventLogRecord',
      in: { ByWinEvent: { position: 0, mandatory: true, pipeline: 'value' } },
      help: 'A record of an event log whose message is encrypted.',
    },
    Content: {
      type: 'string',
      in: { ByContent: { position: 0, mandatory: true, pipeline: 'both' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'The message; several texts are its lines.',
    },
    Path: {
      type: 'string',
      in: { ByPath: { position: 0, mandatory: true } },
      help: 'The file with the message.',
    },
    LiteralPath: {
      type: 'string',
      in: { ByLiteralPath: { position: 0, mandatory: true } },
      help: 'The file with the message; no character is a wildcard.',
    },
    IncludeContext: { type: 'switch', help: 'Gives the text around the message too.' },
    To: {
      type: 'other[]',
      typeName: 'System.Management.Automation.CmsMessageRecipient',
      position: 1,
      help: 'Certificates with keys to try.',
    },
  },
  run(ps) {
    const lines: string[] = [];
    return {
      process() {
        const { EventLogRecord, Content } = ps.parameters;
        if (EventLogRecord !== undefined) writeRecord(EventLogRecord);
        else if (ps.isBound('Content')) lines.push(Content ?? '');
        else ps.write(plain(decodeText(bytesOf(ps, ps.parameters))));
      },
      end() {
        if (lines.length > 0) ps.write(plain(lines.join('\n')));
      },
    };

    /** The record itself, with the message that can be read. */
    function writeRecord(record: unknown): void {
      setMember(record, 'Message', plain(toText(getMember(record, 'Message') ?? '')));
      ps.write(record);
    }

    function plain(text: string): string {
      const found = messageIn(text);
      const { IncludeContext } = ps.parameters;
      if (!found) {
        if (IncludeContext) return text;
        const message =
          "Cannot unprotect message. The input contained no encrypted content. Specify the '-IncludeContext' parameter if you wish to output the original content when no encrypted content is detected.";
        return ps.fail('InputContainedNoEncryptedContentIncludeContext', 'ObjectNotFound', message, {
          exception: 'System.ArgumentException',
        });
      }
      const content = decrypted(found.message);
      return IncludeContext ? `${found.before}${content}${found.after}` : content;
    }

    function decrypted(base64: string): string {
      const keys = certificatesOf(ps, (ps.parameters.To ?? []) as CmsMessageRecipient[], 'Decryption');
      return asCmdlet(ps, () => {
        const message = decodedMessage(base64);
        invokeMethod(message, 'Decrypt', [collection(keys)]);
        return decodeText(getMember(getMember(message, 'ContentInfo'), 'Content') as Uint8Array);
      });
    }
  },
});
