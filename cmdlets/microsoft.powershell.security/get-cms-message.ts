/** Get-CmsMessage: what an encrypted message says of itself. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { enumerate } from '../../src/types/enumeration.ts';
import { decodeText } from '../../src/types/files/host-files.ts';
import { requireExtension } from '../../src/types/members/instance-extension.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { NoteProperty } from '../../src/types/members/ps-member.ts';
import { messageIn } from './cms-armor.ts';
import { asCmdlet, bytesOf, decodedMessage } from './cms-text.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'CmsMessage',
  className: 'Microsoft.PowerShell.Commands.GetCmsMessageCommand',
  outputTypes: ['System.Security.Cryptography.Pkcs.EnvelopedCms'],
  help: {
    synopsis: 'Gives an encrypted message as an object: for whom it is, and how it was encrypted.',
    examples: [
      {
        title: 'For whom a message is',
        transcript: 'PS> (Get-CmsMessage -Path C:\\Scripts\\password.cms).Recipients.IssuerName\nCN=fe01.contoso.com',
        runnable: false,
        remarks: 'Needs a file with a message.',
      },
    ],
    links: ['Protect-CmsMessage', 'Unprotect-CmsMessage'],
  },
  parameters: {
    Content: {
      type: 'string',
      in: { ByContent: { position: 0, mandatory: true, pipeline: 'value' } },
      allowNull: true,
      allowEmptyString: true,
      help: 'The message; several texts are its lines.',
    },
    Path: { type: 'string', in: { ByPath: { position: 1, mandatory: true } }, help: 'The file with the message.' },
    LiteralPath: {
      type: 'string',
      in: { ByLiteralPath: { position: 1, mandatory: true } },
      help: 'The file with the message; no character is a wildcard.',
    },
  },
  run(ps) {
    const lines: string[] = [];
    return {
      process() {
        if (ps.isBound('Content')) lines.push(ps.parameters.Content ?? '');
        else ps.write(described(decodeText(bytesOf(ps, ps.parameters))));
      },
      end() {
        if (lines.length > 0) ps.write(described(lines.join('\n')));
      },
    };

    function described(text: string): unknown {
      const found = messageIn(text);
      if (!found) {
        return ps.fail(
          'InputContainedNoEncryptedContent',
          'ObjectNotFound',
          'Cannot unprotect message. The input contained no encrypted content.',
          { exception: 'System.ArgumentException' },
        );
      }
      const message = asCmdlet(ps, () => decodedMessage(found.message));
      const recipients = [...(enumerate(getMember(message, 'RecipientInfos')) ?? [])].map((one) =>
        getMember(getMember(one, 'RecipientIdentifier'), 'Value'),
      );
      requireExtension(message)
        .members.set('recipients', new NoteProperty('Recipients', recipients))
        .set('content', new NoteProperty('Content', text));
      return message;
    }
  },
});
