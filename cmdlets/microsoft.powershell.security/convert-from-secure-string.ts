/** ConvertFrom-SecureString: writes secure strings as text. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { invalidArgument } from '../../src/types/net-exception.ts';
import { protectedText } from '../../src/types/serialization/protected-text.ts';
import { SecureString } from '../../src/types/values/secure-string.ts';
import { encryptText, keyOf } from './secure-text.ts';

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'SecureString',
  defaultParameterSet: 'Secure',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Writes a secure string as text, encrypted by a key or in clear.',
    examples: [
      {
        title: 'In clear',
        transcript:
          "PS> ConvertTo-SecureString 'secret' -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText\nsecret",
      },
    ],
  },
  parameters: {
    SecureString: { type: 'securestring', position: 0, mandatory: true, pipeline: 'value', help: 'The secure string.' },
    SecureKey: { type: 'securestring', position: 1, in: ['Secure'], help: 'The key as a secure string.' },
    AsPlainText: { type: 'switch', in: ['AsPlainText'], help: 'Writes the text in clear.' },
    Key: { type: 'byte[]', in: ['Open'], help: 'A key of 16, 24 or 32 bytes.' },
  },
  run(ps) {
    return {
      process() {
        const { SecureString: given, AsPlainText, Key, SecureKey } = ps.parameters;
        if (!(given instanceof SecureString)) return;
        const text = given.reveal();
        if (text === '') throw invalidArgument('SecureString');
        const key = keyOf(Key, SecureKey);
        ps.write(AsPlainText ? text : key ? encryptText(text, key) : protectedText(text));
      },
    };
  },
});
