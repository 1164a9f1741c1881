/** Read-Host: asks for a line of text. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { construct } from '../../src/types/members/construction.ts';
import { invokeMethod } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { typeNamed } from '../../src/types/net-type.ts';
import { Char } from '../../src/types/values/char.ts';

export default cmdlet({
  verb: 'Read',
  noun: 'Host',
  defaultParameterSet: 'AsString',
  outputTypes: ['System.String', 'System.Security.SecureString'],
  help: {
    synopsis: 'Asks the person at the console for a line of text.',
    examples: [
      {
        title: 'A name',
        transcript: "PS> $name = Read-Host 'Name of the pool'",
        remarks: 'It waits for a person to type.',
        runnable: false,
      },
    ],
    links: ['Get-Credential', 'Write-Host'],
  },
  parameters: {
    Prompt: { type: 'object', position: 0, remaining: true, allowNull: true, help: 'The question; a colon is added.' },
    MaskInput: { type: 'switch', in: ['AsString'], help: 'Shows stars; gives the text.' },
    AsSecureString: { type: 'switch', in: ['AsSecureString'], help: 'Shows stars and gives a SecureString.' },
  },
  run(ps) {
    return {
      begin() {
        const { Prompt, AsSecureString, MaskInput } = ps.parameters;
        const prompt = Prompt === undefined || Prompt === null ? '' : `${toText(Prompt)}: `;
        try {
          const line = AsSecureString || MaskInput ? ps.ui.readSecret(prompt) : ps.ui.readLine(prompt);
          // Nothing is given at the end of the input.
          if (line !== null) ps.write(AsSecureString ? secured(line) : line);
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          ps.throwTerminatingError(
            ps.recordOf(error, error.identity?.errorId ?? 'InvalidOperation', 'InvalidOperation'),
          );
        }
      },
    };
  },
});

function secured(text: string): unknown {
  const secret = construct(typeNamed('System.Security.SecureString'), []);
  for (let i = 0; i < text.length; i++) invokeMethod(secret, 'AppendChar', [Char.of(text.charCodeAt(i))]);
  invokeMethod(secret, 'MakeReadOnly', []);
  return secret;
}
