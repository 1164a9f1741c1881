/**
 * Views of help. Layout (indents, empty lines, headings) is that of PowerShell's Help_format and HelpV3_format; what its
 * scripts compute is computed here.
 */

import {
  type CustomControl,
  type CustomToken,
  column,
  custom,
  table,
  token,
  type View,
  type ViewExpression,
} from '../../../src/formatting/view-definition.ts';
import { valueAt } from '../../../src/formatting/view-values.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { enumerate } from '../../../src/types/enumeration.ts';

const { text, newline, value, each, frame } = token;
const INDENT = 4;

/** Text of the section on parameters that all cmdlets have. */
const COMMON_PARAMETERS = [
  '    This cmdlet supports the common parameters: Verbose, Debug,',
  '    ErrorAction, ErrorVariable, WarningAction, WarningVariable,',
  '    OutBuffer, PipelineVariable, and OutVariable. For more information, see',
  '    about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216). ',
].join('\n');

const control = (...tokens: CustomToken[]): CustomControl => ({ entries: [{ tokens }] });
const indented = (...tokens: CustomToken[]): CustomToken => frame(INDENT, tokens);
/** A value drawn by a control, once. */
const drawn = (read: ViewExpression | null, by: CustomControl, condition?: ViewExpression): CustomToken => ({
  kind: 'expression',
  value: read,
  control: by,
  ...(condition === undefined ? {} : { condition }),
});
const heading = (name: string): CustomToken[] => [text(name), newline()];

const isSet =
  (read: string): ViewExpression =>
  (item) =>
    valueAt(item, read) !== null;

/** Paragraphs one by one; anything else that stands among them is a blank. */
const PARAGRAPHS: CustomControl = {
  entries: [{ types: ['MamlParaTextItem'], tokens: [value('Text'), newline()] }, { tokens: [text(' ')] }],
};
const TEXT = control(value('Text'));

const DETAILS = control(
  ...heading('NAME'),
  indented(value('name'), newline(2)),
  ...heading('SYNOPSIS'),
  indented(each('description', PARAGRAPHS), newline(2)),
);

const SYNTAX_ITEM = control(
  value('name'),
  text(' '),
  each('parameter', control(value((parameter) => `${parameterSyntax(parameter)} `))),
  text('[<CommonParameters>]'),
  newline(2),
);
const SYNTAX = control(each('syntaxItem', SYNTAX_ITEM));
const INDENTED_SYNTAX = control(...heading('SYNTAX'), indented(drawn('syntax', SYNTAX), newline()));
const INDENTED_DESCRIPTION = control(
  ...heading('DESCRIPTION'),
  indented(each('description', PARAGRAPHS), newline()),
  newline(),
);

/** `[[-Path] <string[]>]` of one parameter. */
function parameterSyntax(parameter: unknown): string {
  const name = `-${toText(valueAt(parameter, 'name'))}`;
  const choices = valueAt(parameter, 'parameterValueGroup.parameterValue');
  const type = valueAt(parameter, 'parameterValue');
  const argument =
    choices !== null
      ? ` {${[...(enumerate(choices) ?? [])].map((one) => toText(one)).join(' | ')}}`
      : type === null
        ? ''
        : ` <${toText(type)}>`;
  const isPositional = /^\d+$/.test(toText(valueAt(parameter, 'position')));
  const part = isPositional ? `[${name}]${argument}` : `${name}${argument}`;
  return toText(valueAt(parameter, 'required')) === 'true' ? part : `[${part}]`;
}

/** What stands behind a parameter's name in the list of parameters. */
const PARAMETER_VALUE = control(
  value((type) => (toText(valueAt(type, 'required')) === 'true' ? ` <${toText(type)}>` : ` [<${toText(type)}>]`)),
);

const PARAMETER_HEAD: readonly CustomToken[] = [
  text('-'),
  value('name'),
  drawn('parameterValue', PARAMETER_VALUE),
  newline(),
];

const SHORT_PARAMETER = control(...PARAMETER_HEAD, indented(each('description', PARAGRAPHS), newline()));

const FULL_PARAMETER = control(
  ...PARAMETER_HEAD,
  indented(
    each('description', PARAGRAPHS),
    newline(),
    text('Required?                    '),
    value('required'),
    newline(),
    text('Position?                    '),
    value('position'),
    newline(),
    text('Default value                '),
    value('defaultValue'),
    newline(),
    text('Accept pipeline input?       '),
    value('pipelineInput'),
    newline(),
    text('Aliases                      '),
    value('aliases'),
    newline(),
    text('Accept wildcard characters?  '),
    value('globbing'),
    newline(2),
  ),
);

const COMMON: readonly CustomToken[] = [
  ...heading('<CommonParameters>'),
  indented(text(COMMON_PARAMETERS)),
  newline(2),
];
const FULL_PARAMETERS = control(each('parameter', FULL_PARAMETER), ...COMMON);

const EXAMPLE = control(
  value('title'),
  newline(2),
  each('introduction', TEXT),
  value('code'),
  newline(),
  value('results'),
  newline(),
  each('remarks', PARAGRAPHS),
);
const EXAMPLES = control(each('example', EXAMPLE));

const TYPE_NAMES = control(
  value((type) => valueAt(type, 'type.name')),
  newline(),
  indented(each('description', PARAGRAPHS)),
  newline(),
);
const INPUTS = control(each('inputType', TYPE_NAMES));
const OUTPUTS = control(each('returnValue', TYPE_NAMES));

const LINK = control(
  value('linkText'),
  value((link) => (valueAt(link, 'linkText') === null ? '' : ' ')),
  value('uri'),
  newline(),
);
const LINKS = control(each('navigationLink', LINK));

const ALERTS = control(
  indented(value('title'), newline(), each('alert', control(value('Text'), newline())), newline()),
);

const hint = (label: string, option: string): CustomToken[] => [
  value((help) => `${label}, type: "Get-Help ${toText(valueAt(help, 'details.name'))} ${option}"`),
  newline(),
];

const REMARKS: readonly CustomToken[] = [
  ...heading('REMARKS'),
  indented(
    ...hint('To see the examples', '-Examples'),
    ...hint('For more information', '-Detailed'),
    ...hint('For technical information', '-Full'),
    drawn(null, control(indented(value(onlineHint)))),
  ),
];

function onlineHint(help: unknown): string {
  if (valueAt(help, 'relatedLinks.navigationLink') === null) return '';
  return `    For online help, type: "Get-Help ${toText(valueAt(help, 'details.name'))} -Online"`;
}

const BEGINNING: readonly CustomToken[] = [
  drawn('details', DETAILS),
  drawn(null, INDENTED_SYNTAX),
  drawn(null, INDENTED_DESCRIPTION),
];

/** Help that nobody wrote: the syntax, with common parameters only where the command has them. */
const BARE_SYNTAX_ITEM = control(
  value('name'),
  text(' '),
  each('parameter', control(value((parameter) => `${parameterSyntax(parameter)} `))),
  value((syntax) => (valueAt(syntax, 'CommonParameters') === true ? '[<CommonParameters>]' : '')),
  newline(2),
);

const BARE_SYNTAX = control(each('syntaxItem', BARE_SYNTAX_ITEM));

const BARE_BEGINNING: readonly CustomToken[] = [
  drawn('details', control(...heading('NAME'), indented(value('name'), newline(2)))),
  ...heading('SYNTAX'),
];

const BARE_END: readonly CustomToken[] = [
  ...heading('ALIASES'),
  indented(value('aliases'), newline()),
  newline(),
  ...heading('REMARKS'),
  indented(value('remarks'), newline()),
];

const BARE_COMMON: readonly CustomToken[] = [
  drawn(null, control(...COMMON), (help) => valueAt(help, 'CommonParameters') === true),
  drawn(null, control(text('None'), newline(2)), hasNoParameters),
];

function hasNoParameters(help: unknown): boolean {
  const parameters = valueAt(help, 'parameters.parameter');
  return valueAt(help, 'CommonParameters') === false && Array.isArray(parameters) && parameters.length === 0;
}

const BARE_PARAMETER = control(
  ...PARAMETER_HEAD,
  indented(
    value('description'),
    newline(),
    text('Required?                    '),
    value('required'),
    newline(),
    text('Position?                    '),
    value('position'),
    newline(),
    text('Accept pipeline input?       '),
    value('pipelineInput'),
    newline(),
    text('Parameter set name           '),
    value('parameterSetName'),
    newline(),
    text('Aliases                      '),
    value('aliases'),
    newline(),
    text('Dynamic?                     '),
    value('isDynamic'),
    newline(),
    text('Accept wildcard characters?  '),
    value('globbing'),
    newline(2),
  ),
);

const BARE_TYPE = control(
  value((type) => valueAt(type, 'type.name')),
  newline(),
);

const views: readonly View[] = [
  table(
    'help',
    ['HelpInfoShort'],
    [
      column('Name', { width: 33 }),
      column('Category', { width: 9 }),
      column('ModuleName', { label: 'Module', width: 25 }),
      column('Synopsis'),
    ],
  ),
  custom(
    'DefaultCommandHelp',
    ['MamlCommandHelpInfo'],
    [...BEGINNING, ...heading('RELATED LINKS'), indented(drawn('relatedLinks', LINKS)), newline(), ...REMARKS],
  ),
  custom(
    'VerboseCommandHelp',
    ['MamlCommandHelpInfo#DetailedView'],
    [
      ...BEGINNING,
      ...heading('PARAMETERS'),
      indented(drawn('parameters', control(each('parameter', SHORT_PARAMETER))), ...COMMON),
      indented(drawn('examples', EXAMPLES)),
      ...REMARKS,
    ],
  ),
  custom(
    'ExampleCommandHelp',
    ['MamlCommandHelpInfo#ExamplesView'],
    [drawn('details', DETAILS), indented(drawn('examples', EXAMPLES))],
  ),
  custom(
    'FullCommandHelp',
    ['MamlCommandHelpInfo#FullView'],
    [
      ...BEGINNING,
      ...heading('PARAMETERS'),
      indented(drawn('parameters', FULL_PARAMETERS)),
      ...heading('INPUTS'),
      indented(drawn('inputTypes', INPUTS), newline()),
      ...heading('OUTPUTS'),
      indented(drawn('returnValues', OUTPUTS), newline()),
      drawn('alertSet', control(...heading('NOTES')), isSet('alertSet')),
      drawn('alertSet', ALERTS, isSet('alertSet')),
      indented(drawn('examples', EXAMPLES), newline()),
      ...heading('RELATED LINKS'),
      indented(drawn('relatedLinks', LINKS)),
    ],
  ),
  custom(
    'ReducedDefaultCommandHelp',
    ['ExtendedCmdletHelpInfo'],
    [...BARE_BEGINNING, indented(drawn('syntax', BARE_SYNTAX)), newline(), ...BARE_END],
  ),
  custom(
    'ReducedVerboseCommandHelp',
    ['ExtendedCmdletHelpInfo#DetailedView'],
    [
      ...BARE_BEGINNING,
      indented(drawn('syntax', BARE_SYNTAX), newline()),
      ...heading('PARAMETERS'),
      indented(drawn('parameters', control(each('parameter', control(...PARAMETER_HEAD, newline())))), ...BARE_COMMON),
      newline(),
      ...BARE_END,
    ],
  ),
  custom(
    'ReducedFullCommandHelp',
    ['ExtendedCmdletHelpInfo#FullView'],
    [
      ...BARE_BEGINNING,
      indented(drawn('syntax', BARE_SYNTAX), newline()),
      ...heading('PARAMETERS'),
      indented(drawn('parameters', control(each('parameter', BARE_PARAMETER))), ...BARE_COMMON, newline()),
      ...heading('INPUTS'),
      indented(drawn('inputTypes', control(each('inputType', BARE_TYPE))), newline()),
      ...heading('OUTPUTS'),
      indented(drawn('returnValues', control(each('returnValue', BARE_TYPE))), newline()),
      ...BARE_END,
    ],
  ),
  custom(
    'ReducedExamplesCommandHelp',
    ['ExtendedCmdletHelpInfo#ExamplesView'],
    [drawn('details', control(...heading('NAME'), indented(value('name'), newline()))), newline(), ...BARE_END],
  ),
  custom('MamlCommandExamples', ['MamlCommandHelpInfo#examples'], [drawn(null, EXAMPLES)]),
  custom('MamlCommandExample', ['MamlCommandHelpInfo#example'], [drawn(null, EXAMPLE)]),
  custom('MamlCommandParameters', ['MamlCommandHelpInfo#parameters'], [indented(drawn(null, FULL_PARAMETERS))]),
  custom('MamlCommandParameterView', ['MamlCommandHelpInfo#parameter'], [drawn(null, FULL_PARAMETER)]),
  custom('ReducedCommandParameterView', ['ExtendedCmdletHelpInfo#parameter'], [drawn(null, BARE_PARAMETER)]),
  custom('MamlCommandSyntax', ['MamlCommandHelpInfo#syntax', 'ExtendedCmdletHelpInfo#syntax'], [drawn(null, SYNTAX)]),
  custom('MamlText', ['MamlParaTextItem'], [drawn(null, PARAGRAPHS)]),
  custom('MamlInputTypes', ['MamlCommandHelpInfo#inputTypes'], [drawn(null, INPUTS)]),
  custom('MamlReturnTypes', ['MamlCommandHelpInfo#returnValues'], [drawn(null, OUTPUTS)]),
  custom('MamlRelatedLinks', ['MamlCommandHelpInfo#relatedLinks'], [drawn(null, LINKS)]),
  custom('MamlDetails', ['MamlCommandHelpInfo#details'], [drawn(null, DETAILS)]),
  custom('MamlAlertSet', ['MamlCommandHelpInfo#alertSet'], [drawn(null, ALERTS)]),
];

export default views;
