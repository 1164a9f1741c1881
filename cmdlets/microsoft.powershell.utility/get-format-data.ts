/** Get-FormatData: gives the views by which objects are shown. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { definitionsOf } from '../../src/formatting/format-definitions.ts';
import { viewsOf } from '../../src/formatting/runspace-context.ts';
import { WildcardPattern } from '../../src/types/wildcard.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'FormatData',
  className: 'Microsoft.PowerShell.Commands.GetFormatDataCommand',
  outputTypes: ['System.Management.Automation.ExtendedTypeDefinition'],
  help: {
    synopsis: 'Gives the views by which objects are shown.',
    examples: [
      {
        title: 'The views of a type',
        transcript:
          'PS> (Get-FormatData System.Globalization.CultureInfo).FormatViewDefinition.Name\nSystem.Globalization.CultureInfo',
      },
    ],
    links: ['Update-FormatData', 'Export-FormatData'],
  },
  parameters: {
    TypeName: {
      type: 'string[]',
      position: 0,
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of the types whose views are wanted; all without it.',
    },
    PowerShellVersion: {
      type: 'version',
      help: 'The version that is to read the views.',
      noEffect: 'views are given as they are, for every version',
    },
  },
  run(ps) {
    return {
      end() {
        const patterns = (ps.parameters.TypeName ?? ['*']).map((name) => WildcardPattern.of(name, true));
        for (const definition of definitionsOf(viewsOf(ps.runspace).all())) {
          const fits = definition.typeNames.some((type) => patterns.some((pattern) => pattern.isMatch(type)));
          if (fits) ps.write(definition);
        }
      },
    };
  },
});
