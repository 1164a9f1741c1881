/** Get-Clipboard: the clipboard of the session. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { clipboardOf } from './clipboard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Clipboard',
  aliases: ['gcb'],
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Gives the text on the clipboard of the session.',
    examples: [{ title: 'There and back', transcript: "PS> Set-Clipboard 'x'; Get-Clipboard\nx" }],
  },
  parameters: {
    Raw: { type: 'switch', help: 'The whole as one text.' },
    Delimiter: { type: 'string[]', help: 'What separates the parts; line ends if omitted.' },
  },
  run(ps) {
    return {
      begin() {
        const { text } = clipboardOf(ps.runspace);
        const { Raw, Delimiter } = ps.parameters;
        if (text === '') return;
        if (Raw) ps.write(text);
        else
          ps.writeEach(
            (Delimiter ?? ['\r\n', '\n']).reduce((parts, end) => parts.flatMap((part) => part.split(end)), [text]),
          );
      },
    };
  },
});
