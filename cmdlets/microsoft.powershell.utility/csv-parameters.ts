/** What the parameters of ConvertTo-Csv and Export-Csv ask of the writer. */
import type { AnyCmdlet } from '../../src/providers/cmdlet-paths.ts';
import { delimiterOf } from './csv-delimiter.ts';
import type { CsvWriteOptions } from './csv-writer.ts';

export function csvWriteOptions(ps: AnyCmdlet): CsvWriteOptions {
  const { Delimiter, UseCulture, IncludeTypeInformation, NoTypeInformation, NoHeader, UseQuotes, QuoteFields } =
    ps.parameters;
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
