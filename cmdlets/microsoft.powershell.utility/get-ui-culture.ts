/** Get-UICulture: the culture whose language messages are in. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { cultureInfoNamed } from '../../src/types/values/culture-info.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'UICulture',
  outputTypes: ['System.Globalization.CultureInfo'],
  help: {
    synopsis: 'Gives the culture whose language messages are in.',
    examples: [{ title: 'Its name', transcript: 'PS> (Get-UICulture).Name\nen-US' }],
    links: ['Get-Culture'],
  },
  parameters: {},
  run(ps) {
    return { process: () => ps.write(cultureInfoNamed(ambient().uiCulture)) };
  },
});
