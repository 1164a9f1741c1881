/** Set-MarkdownOption: chooses the colours of Markdown at the terminal, for this session. */
import { cmdlet, type ParameterDeclaration } from '../../src/engine/cmdlet.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { MARKDOWN_OPTIONS, MarkdownOptions, type OptionName } from './markdown-options.ts';

/** A parameter for one sequence. */
const sequence = (help: string) =>
  ({
    type: 'string',
    in: ['IndividualSetting'],
    validate: [{ kind: 'pattern', pattern: '^\\[*[0-9;]*?m{1}' }],
    help,
  }) as const satisfies ParameterDeclaration;

/** The option that each parameter sets. */
const OPTIONS = {
  Header1Color: 'Header1',
  Header2Color: 'Header2',
  Header3Color: 'Header3',
  Header4Color: 'Header4',
  Header5Color: 'Header5',
  Header6Color: 'Header6',
  Code: 'Code',
  ImageAltTextForegroundColor: 'Image',
  LinkForegroundColor: 'Link',
  ItalicsForegroundColor: 'EmphasisItalics',
  BoldForegroundColor: 'EmphasisBold',
} as const satisfies Readonly<Record<string, OptionName>>;

export default cmdlet({
  verb: 'Set',
  noun: 'MarkdownOption',
  defaultParameterSet: 'IndividualSetting',
  className: 'Microsoft.PowerShell.Commands.SetMarkdownOptionCommand',
  outputTypes: ['Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo'],
  help: {
    synopsis: 'Sets the sequences that headings, code, links and emphases are coloured with.',
    examples: [
      {
        title: 'One of them',
        transcript: "PS> (Set-MarkdownOption -Header1Color '[4;1m' -PassThru).Header1\n[4;1m",
      },
    ],
  },
  parameters: {
    Header1Color: sequence('The sequence of headings of level 1, as `[7m`.'),
    Header2Color: sequence('The sequence of headings of level 2, as `[7m`.'),
    Header3Color: sequence('The sequence of headings of level 3, as `[7m`.'),
    Header4Color: sequence('The sequence of headings of level 4, as `[7m`.'),
    Header5Color: sequence('The sequence of headings of level 5, as `[7m`.'),
    Header6Color: sequence('The sequence of headings of level 6, as `[7m`.'),
    Code: sequence('The sequence of code.'),
    ImageAltTextForegroundColor: sequence('The sequence of the texts of pictures.'),
    LinkForegroundColor: sequence('The sequence of links.'),
    ItalicsForegroundColor: sequence('The sequence of what is in italics.'),
    BoldForegroundColor: sequence('The sequence of what is bold.'),
    Theme: {
      type: 'string',
      mandatory: true,
      in: ['Theme'],
      validate: [{ kind: 'set', values: ['Dark', 'Light'] }],
      help: 'All sequences at once, for a dark or a light background.',
    },
    InputObject: {
      type: 'object',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'Options as Get-MarkdownOption gives them.',
    },
    PassThru: { type: 'switch', help: 'Gives the options.' },
  },
  run(ps) {
    return {
      process() {
        const { Theme, InputObject, PassThru, ...sequences } = ps.parameters;
        const session = ps.service(MARKDOWN_OPTIONS);
        if (ps.parameterSet === 'InputObject') {
          if (!(InputObject instanceof MarkdownOptions)) {
            const type = typeOf(InputObject)?.fullName ?? '';
            return ps.fail('InvalidObject', 'InvalidArgument', `The type of the input object '${type}' is invalid.`, {
              target: InputObject,
              exception: 'System.ArgumentException',
            });
          }
          session.current = InputObject;
        } else if (Theme !== undefined) {
          session.current = new MarkdownOptions();
          if (Theme.toLowerCase() === 'light') session.current.setLightTheme();
        } else {
          for (const [parameter, option] of Object.entries(OPTIONS)) {
            const value = sequences[parameter as keyof typeof OPTIONS];
            if (value !== undefined) session.current.set(option, value);
          }
        }
        if (PassThru) ps.write(session.current);
      },
    };
  },
});
