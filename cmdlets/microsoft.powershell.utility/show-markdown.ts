/** Show-Markdown: Markdown in colours at the terminal. */
import { type CmdletWith, cmdlet } from '../../src/engine/cmdlet.ts';
import { convertMarkdown, MarkdownInfo, markdownOfFiles, markdownOfInput } from './markdown-info.ts';

export default cmdlet({
  verb: 'Show',
  noun: 'Markdown',
  defaultParameterSet: 'Path',
  className: 'Microsoft.PowerShell.Commands.ShowMarkdownCommand',
  outputTypes: ['System.String'],
  help: {
    synopsis: 'Shows Markdown with the colours of a terminal.',
    examples: [
      {
        title: 'A file',
        transcript: "PS> Set-Content a.md '- one'\nPS> (Show-Markdown a.md).Trim()\n- one",
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      in: ['Path'],
      wildcards: true,
      help: 'The files, by path.',
    },
    InputObject: {
      type: 'object',
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'A text, a file as Get-Item gives it, or what ConvertFrom-Markdown gives.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      pipeline: 'name',
      in: ['LiteralPath'],
      aliases: ['PSPath', 'LP'],
      help: 'The files, by path; no character is a wildcard.',
    },
    UseBrowser: {
      type: 'switch',
      help: 'Shows it as HTML in a browser.',
      refused: 'no browser is opened from here; ConvertFrom-Markdown gives the HTML',
    },
  },
  run(ps) {
    const show = (info: MarkdownInfo) => {
      if (info.vt100EncodedString) ps.write(info.vt100EncodedString);
      else missingProperty(ps, 'VT100EncodedString');
    };
    return {
      process() {
        const { Path, LiteralPath, InputObject } = ps.parameters;
        for (const path of Path ?? LiteralPath ?? [])
          for (const text of markdownOfFiles(ps, path, LiteralPath !== undefined))
            show(convertMarkdown(ps, text, true));
        if (ps.parameterSet !== 'InputObject') return;
        if (InputObject instanceof MarkdownInfo) return show(InputObject);
        const text = markdownOfInput(ps, InputObject);
        if (text !== null) show(convertMarkdown(ps, text, true));
      },
    };
  },
});

function missingProperty(ps: CmdletWith<object>, name: string): void {
  const message = `The property ${name} of the given object is null or empty.`;
  ps.error(`${name}IsNullOrEmpty`, 'InvalidData', message, { exception: 'System.IO.InvalidDataException' });
}
