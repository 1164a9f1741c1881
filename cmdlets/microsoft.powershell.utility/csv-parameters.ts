/** What the parameters of ConvertTo-Csv and Export-Csv ask of the writer. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import type { Char } from '../../src/types/values/char.ts';
import { delimiterOf } from './csv-delimiter.ts';
import type { CsvWriteOptions } from './csv-writer.ts';

/** The parameters that both cmdlets have. */
export interface CsvParameters {
  readonly Delimiter?: Char;
  readonly UseCulture?: boolean;
  readonly IncludeTypeInformation?: boolean;
  readonly NoTypeInformation?: boolean;
  readonly NoHeader?: boolean;
  readonly UseQuotes?: CsvWriteOptions['useQuotes'];
  readonly QuoteFields?: string[];
}

export function csvWriteOptions(ps: CmdletActions, given: CsvParameters): CsvWriteOptions {
  const { Delimiter, UseCulture, IncludeTypeInformation, NoTypeInformation, NoHeader, UseQuotes, QuoteFields } = given;
  if (QuoteFields !== undefined && UseQuotes !== undefined) {
    ps.fail(
      'CannotSpecifyQuoteFieldsAndUseQuotes',
      'InvalidData',
      'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.',
    );
  }
  if (IncludeTypeInformation && NoTypeInformation) {
    ps.fail(
      'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
      'InvalidData',
      'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
    );
  }
  return {
    delimiter: delimiterOf(Delimiter, UseCulture),
    includeType: IncludeTypeInformation ?? false,
    noHeader: NoHeader ?? false,
    useQuotes: UseQuotes ?? 'Always',
    quoteFields: QuoteFields ?? null,
  };
}
