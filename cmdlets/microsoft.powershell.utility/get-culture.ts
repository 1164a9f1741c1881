/** Get-Culture: the culture by which numbers and dates are written, or others. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { assignedCultureNames } from '../../src/types/culture/culture-ids.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { cultureInfoNamed } from '../../src/types/values/culture-info.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Culture',
  defaultParameterSet: 'CurrentCulture',
  outputTypes: ['System.Globalization.CultureInfo'],
  help: {
    synopsis: 'Gives the culture by which numbers and dates are written, or others by name.',
    examples: [
      { title: 'The current one', transcript: 'PS> (Get-Culture).Name\nen-US' },
      { title: 'Another', transcript: 'PS> (Get-Culture de-DE).NumberFormat.NumberDecimalSeparator\n,' },
    ],
    links: ['Get-UICulture'],
  },
  parameters: {
    NoUserOverrides: {
      type: 'switch',
      in: ['CurrentCulture', 'Name'],
      help: 'Leaves out settings that the user has changed.',
      noEffect: 'a culture has no settings of the user here',
    },
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      in: ['Name'],
      validate: [{ kind: 'notNull' }],
      help: 'Names of cultures: de-DE.',
    },
    ListAvailable: { type: 'switch', in: ['ListAvailable'], help: 'Gives all cultures.' },
  },
  run(ps) {
    return {
      process() {
        if (ps.parameters.ListAvailable) {
          for (const name of assignedCultureNames()) ps.write(cultureInfoNamed(name));
          return;
        }
        for (const name of ps.parameters.Name ?? [ambient().culture]) {
          try {
            ps.write(cultureInfoNamed(name));
          } catch (error) {
            if (!(error instanceof NetException)) throw error;
            ps.writeError(ps.recordOf(error, 'ItemNotFoundException', 'ObjectNotFound', name));
          }
        }
      },
    };
  },
});
