/** ConvertFrom-Markdown: Markdown as HTML, or with the colours of a terminal. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { convertMarkdown, markdownOfFiles, markdownOfInput } from './markdown-info.ts';

export default cmdlet({
  verb: 'ConvertFrom',
  noun: 'Markdown',
  defaultParameterSet: 'PathParamSet',
  className: 'Microsoft.PowerShell.Commands.ConvertFromMarkdownCommand',
  outputTypes: ['Microsoft.PowerShell.MarkdownRender.MarkdownInfo'],
  help: {
    synopsis: 'Converts Markdown to HTML, or to text with the colours of a terminal.',
    description:
      'Tables, task lists, deleted text, footnotes and plain addresses are understood beside what CommonMark has. Definition lists, mathematics, abbreviations and the other extensions of PowerShell 7 are not.',
    examples: [
      {
        title: 'HTML',
        transcript: `PS> ('# Pools' | ConvertFrom-Markdown).Html\n<h1 id="pools">Pools</h1>\n`,
      },
    ],
  },
  parameters: {
    Path: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      in: ['PathParamSet'],
      wildcards: true,
      help: 'The files, by path.',
    },
    LiteralPath: {
      type: 'string[]',
      mandatory: true,
      in: ['LiteralParamSet'],
      aliases: ['PSPath', 'LP'],
      help: 'The files, by path; no character is a wildcard.',
    },
    InputObject: {
      type: 'object',
      mandatory: true,
      pipeline: 'value',
      in: ['InputObjParamSet'],
      help: 'A text, or a file as Get-Item gives it.',
    },
    AsVT100EncodedString: { type: 'switch', help: 'Gives text with the colours of a terminal instead of HTML.' },
  },
  run(ps) {
    const convert = (text: string) => ps.write(convertMarkdown(ps, text, ps.parameters.AsVT100EncodedString === true));
    return {
      process() {
        const { Path, LiteralPath, InputObject } = ps.parameters;
        for (const path of Path ?? LiteralPath ?? [])
          for (const text of markdownOfFiles(ps, path, LiteralPath !== undefined)) convert(text);
        if (ps.parameterSet !== 'InputObjParamSet') return;
        const text = markdownOfInput(ps, InputObject);
        if (text !== null) convert(text);
      },
    };
  },
});
