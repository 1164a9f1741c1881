/** What the Format-* cmdlets share: parameters, and the run from pipeline objects to format data. */
import type { CmdletActions, CmdletBlocks, ParameterDeclaration, ParameterDeclarations } from '../engine/cmdlet.ts';
import type { FormatOptions } from './format-options.ts';
import { Formatter } from './formatter.ts';
import { PARAMETER_KEYS, type ParameterKey, propertyParameters } from './property-parameters.ts';
import { RunspaceContext } from './runspace-context.ts';

export const FORMAT_OUTPUT_TYPES = [
  'FormatStartData',
  'FormatEntryData',
  'FormatEndData',
  'GroupStartData',
  'GroupEndData',
].map((name) => `Microsoft.PowerShell.Commands.Internal.Format.${name}`);

/** The parameters after a cmdlet's own. */
export const COMMON_FORMAT_PARAMETERS = {
  GroupBy: {
    type: 'object',
    help: 'Property, script block or table by whose value the objects are grouped; the input should be sorted by it.',
  },
  View: { type: 'string', help: 'Name of the view to draw the objects with.' },
  ShowError: { type: 'switch', help: 'Reports properties that fail as errors behind the object.' },
  DisplayError: { type: 'switch', help: 'Shows #ERR where a property fails.' },
  Force: { type: 'switch', help: 'Formats errors and values as objects, too.' },
  Expand: {
    type: 'string',
    validate: [{ kind: 'set', values: ['CoreOnly', 'EnumOnly', 'Both'] }],
    help: 'Whether a collection is shown itself (CoreOnly), by its elements (EnumOnly), or Both.',
  },
  InputObject: { type: 'psobject', pipeline: 'value', help: 'The objects to format.' },
} as const satisfies ParameterDeclarations;

/** Declaration of -Property for a list of properties. */
export const PROPERTY_PARAMETER = {
  type: 'Object[]',
  position: 0,
  help: 'Properties to show: names (wildcards allowed), script blocks, or tables with Label, Expression and more.',
} as const satisfies ParameterDeclaration;

interface CommonParameters {
  readonly GroupBy?: unknown;
  readonly View?: string;
  readonly ShowError?: boolean;
  readonly DisplayError?: boolean;
  readonly Force?: boolean;
  readonly Expand?: string;
  readonly InputObject?: unknown;
}

type FormatContext = CmdletActions & { readonly parameters: CommonParameters };

const EXPANSIONS = ['CoreOnly', 'EnumOnly', 'Both'] as const;

/**
 * The blocks of a Format-* cmdlet.
 * @param keys what the tables of -Property may contain.
 * @param shape the cmdlet's own options, read when it begins.
 */
export function formatBlocks(
  ps: FormatContext,
  kind: NonNullable<FormatOptions['kind']>,
  keys: readonly ParameterKey[],
  properties: readonly unknown[] | undefined,
  shape: () => Partial<FormatOptions>,
): CmdletBlocks {
  let formatter: Formatter;
  return {
    begin() {
      const options = { ...commonOptions(ps, kind, keys, properties), ...shape() };
      const raise = (record: Parameters<typeof ps.throwTerminatingError>[0]): never => ps.throwTerminatingError(record);
      formatter = new Formatter(options, new RunspaceContext(ps.runspace), (data) => ps.write(data), raise);
    },
    process() {
      formatter.process(ps.parameters.InputObject);
    },
    end() {
      formatter.end();
    },
  };
}

function commonOptions(
  ps: FormatContext,
  kind: FormatOptions['kind'],
  keys: readonly ParameterKey[],
  properties: readonly unknown[] | undefined,
): FormatOptions {
  const { GroupBy, View, ShowError = false, DisplayError = false, Force = false, Expand } = ps.parameters;
  const fail = ps.fail.bind(ps);
  const parameters = propertyParameters(properties, keys, fail);
  if (View && parameters.length > 0) {
    ps.fail(
      'FormatCannotSpecifyViewAndProperty',
      'InvalidArgument',
      'Cmdlet parameters View and Property are mutually exclusive.',
      { exception: 'System.IO.InvalidDataException' },
    );
  }
  const given = GroupBy === undefined || GroupBy === null ? [] : [GroupBy];
  return {
    kind,
    properties: parameters,
    groupBy: propertyParameters(given, PARAMETER_KEYS.groupBy, fail)[0] ?? null,
    viewName: View || null,
    force: Force,
    showErrors: ShowError,
    displayErrors: DisplayError,
    expand: EXPANSIONS.find((name) => name.toLowerCase() === Expand?.toLowerCase()) ?? null,
  };
}
