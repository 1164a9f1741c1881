/** Views of errors and other records of the streams, of script blocks and parameter sets. */
import { toText } from '../../types/conversion/conversion.ts';
import { ErrorRecord } from '../../types/error-record.ts';
import { extendedErrorText } from '../error-details.ts';
import { errorText } from '../error-view.ts';
import { type CustomControl, custom, token, type View, type ViewFunction } from '../view-definition.ts';

const parameterControl: CustomControl = {
  entries: [
    {
      tokens: [
        token.newline(),
        token.frame(2, [
          token.text('Parameter Name: '),
          token.value('Name'),
          token.newline(),
          token.frame(2, [
            ...[
              'ParameterType',
              'Position',
              'IsMandatory',
              'IsDynamic',
              'HelpMessage',
              'ValueFromPipeline',
              'ValueFromPipelineByPropertyName',
              'ValueFromRemainingArguments',
              'Aliases',
            ].flatMap((name) => [token.text(`${name} = `), token.value(name), token.newline()]),
            token.text('Attributes ='),
            token.newline(),
            token.each('Attributes', { entries: [{ tokens: [token.frame(2, [token.newline()])] }] }),
          ]),
        ]),
      ],
    },
  ],
};

const parameterSetView = custom(
  'CommandParameterSetInfo',
  ['System.Management.Automation.CommandParameterSetInfo'],
  [
    token.text('Parameter Set Name: '),
    token.value('Name'),
    token.newline(),
    token.text('Is default parameter set: '),
    token.value('IsDefault'),
    token.newline(),
    token.each('Parameters', parameterControl),
    token.newline(),
  ],
);

/** Errors are drawn by `$ErrorView`, also those that were in a CliXml file or came from another computer. */
const shownError: ViewFunction = (error, context) =>
  error instanceof ErrorRecord ? errorText(error, context) : toText(error);

const views: readonly View[] = [
  custom('ScriptBlock', ['System.Management.Automation.ScriptBlock'], [token.value(null)], { outOfBand: true }),
  custom(
    'GetErrorInstance',
    ['System.Management.Automation.ErrorRecord#PSExtendedError', 'System.Exception#PSExtendedError'],
    [token.value((error) => extendedErrorText(error))],
    { groupBy: { by: 'PSErrorIndex', label: 'ErrorIndex' } },
  ),
  custom('ErrorInstance', ['System.Management.Automation.ErrorRecord'], [token.value(shownError)], { outOfBand: true }),
  custom('WarningRecord', ['System.Management.Automation.WarningRecord'], [token.value('Message')], {
    outOfBand: true,
  }),
  custom(
    'DeserializedWarningRecord',
    ['Deserialized.System.Management.Automation.WarningRecord'],
    [token.value('InformationalRecord_Message')],
    { outOfBand: true },
  ),
  custom(
    'InformationRecord',
    ['System.Management.Automation.InformationRecord'],
    [token.value((record) => toText(record))],
    { outOfBand: true },
  ),
  parameterSetView,
];

export default views;
