/** Set-Clipboard: the clipboard of the session. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { base64Text, utf8Bytes } from '../../src/platform/bytes.ts';
import { itemPassThru } from '../../src/providers/path-parameters.ts';
import { clipboardOf } from './clipboard.ts';

export default cmdlet({
  verb: 'Set',
  noun: 'Clipboard',
  aliases: ['scb'],
  supportsShouldProcess: true,
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Puts text on the clipboard of the session.',
    examples: [{ title: 'There and back', transcript: "PS> 'a', 'b' | Set-Clipboard; Get-Clipboard\na\nb" }],
  },
  parameters: {
    Value: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      allowNull: true,
      allowEmptyCollection: true,
      allowEmptyString: true,
      help: 'The text, each object a line.',
    },
    Append: { type: 'switch', help: 'Adds to what is there.' },
    PassThru: itemPassThru,
    AsOSC52: {
      type: 'switch',
      aliases: ['ToLocalhost'],
      help: 'Also sends the text to the terminal, which puts it on the clipboard of the computer where it runs.',
    },
  },
  run(ps) {
    const lines: string[] = [];
    return {
      process() {
        lines.push(...(ps.parameters.Value ?? []));
      },
      end() {
        const clipboard = clipboardOf(ps.runspace);
        const text = lines.join('\n');
        if (
          !ps.shouldProcess(ps.parameters.Append ? 'Append to the clipboard.' : 'Set the clipboard.', 'Set-Clipboard')
        )
          return;
        clipboard.text = ps.parameters.Append && clipboard.text !== '' ? `${clipboard.text}\n${text}` : text;
        if (ps.parameters.AsOSC52) ps.ui.write(clipboardSequence(clipboard.text));
        if (ps.parameters.PassThru) ps.writeEach(lines);
      },
    };
  },
});

/** OSC 52 of xterm: the text in base64, for the clipboard `c`. */
function clipboardSequence(text: string): string {
  return `\u001b]52;;${base64Text(utf8Bytes(text))}\u0007`;
}
