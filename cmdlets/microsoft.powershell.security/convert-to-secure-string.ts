/** ConvertTo-SecureString: makes secure strings. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { plainOfProtected } from '../../src/types/serialization/protected-text.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import { decryptText, keyOf } from './secure-text.ts';

export default cmdlet({
  verb: 'ConvertTo',
  noun: 'SecureString',
  defaultParameterSet: 'Secure',
  outputTypes: ['System.Security.SecureString'],
  help: {
    synopsis: 'Makes a secure string of text in clear or of what ConvertFrom-SecureString gave.',
    examples: [
      { title: 'Of text in clear', transcript: "PS> (ConvertTo-SecureString 'secret' -AsPlainText -Force).Length\n6" },
    ],
  },
  parameters: {
    String: { type: 'string', position: 0, mandatory: true, pipeline: 'value', help: 'The text.' },
    SecureKey: { type: 'securestring', position: 1, in: ['Secure'], help: 'The key as a secure string.' },
    AsPlainText: { type: 'switch', position: 1, in: ['PlainText'], help: 'The text is in clear.' },
    Force: {
      type: 'switch',
      position: 2,
      in: ['PlainText'],
      help: 'Confirms -AsPlainText.',
      noEffect: '-AsPlainText needs no confirmation, as in PowerShell 7',
    },
    Key: { type: 'byte[]', in: ['Open'], help: 'The key that it was written with: 16, 24 or 32 bytes.' },
  },
  run(ps) {
    return {
      process() {
        const { String: text = '', AsPlainText, Key, SecureKey } = ps.parameters;
        try {
          const key = keyOf(Key, SecureKey);
          ps.write(new SecureString(AsPlainText ? text : key ? decryptText(text, key) : plainOfProtected(text)));
        } catch (error) {
          if (!(error instanceof NetException) || error.typeName === 'System.FormatException') throw error;
          ps.writeError(ps.recordOf(error, errorIdOf(error), 'InvalidArgument', null));
        }
      },
    };
  },
});

function errorIdOf({ typeName }: NetException): string {
  const isCryptographic = typeName === 'System.Security.Cryptography.CryptographicException';
  return `ImportSecureString_InvalidArgument${isCryptographic ? '_CryptographicError' : ''}`;
}
