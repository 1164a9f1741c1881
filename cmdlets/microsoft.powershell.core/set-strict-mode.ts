/** Set-StrictMode: sets how strictly scripts are checked in the current scope and those inside of it. */
import { cmdlet, type Validation } from '../../src/engine/cmdlet.ts';
import { engineVersion } from '../../src/engine/execution-context.ts';
import { toInt32, toText } from '../../src/types/conversion/conversion.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { Double } from '../../src/types/values/numbers.ts';
import { baseOf } from '../../src/types/values/ps-object.ts';

/** The minor versions that there have been of each major one (PSVersionInfo.IsValidPSVersion). */
const MINOR_VERSIONS: ReadonlyMap<number, number> = new Map([
  [1, 0],
  [2, 0],
  [3, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [7, 6],
]);

const KNOWN_VERSION: Validation = {
  kind: 'script',
  source: '',
  check: (version) => {
    const newest = MINOR_VERSIONS.get(toInt32(getMember(version, 'Major')));
    return newest !== undefined && toInt32(getMember(version, 'Minor')) <= newest;
  },
  errorMessage:
    'The "{0}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.',
};

export default cmdlet({
  verb: 'Set',
  noun: 'StrictMode',
  defaultParameterSet: 'Version',
  outputTypes: [],
  help: {
    synopsis: 'Sets how strictly scripts are checked in the current scope and those inside of it.',
    description:
      'Under version 1.0 variables must exist; from 2.0 on properties too, and functions are not called like methods; from 3.0 on an index must be in range.',
    examples: [
      {
        title: 'A variable that does not exist is an error',
        transcript:
          "PS> Set-StrictMode -Version Latest\nPS> $nope\nThe variable '$nope' cannot be retrieved because it has not been set.\nAt line:1 char:1\n+ $nope\n+ ~~~~~\n    + CategoryInfo          : InvalidOperation: (nope:String) [], RuntimeException\n    + FullyQualifiedErrorId : VariableIsUndefined",
      },
    ],
    links: ['about_Strict'],
  },
  parameters: {
    Version: {
      type: 'version',
      mandatory: true,
      in: ['Version'],
      aliases: ['v'],
      transform: latest,
      validate: [KNOWN_VERSION],
      help: 'The version of the rules: 1.0, 2.0, 3.0 or Latest.',
    },
    Off: { type: 'switch', mandatory: true, in: ['Off'], help: 'Turns strict mode off.' },
  },
  run(ps) {
    return {
      end() {
        const { Off, Version: version } = ps.parameters;
        ps.runspace.setStrictMode(ps.session.current, Off ? 0 : Math.min(toInt32(getMember(version, 'Major')), 3));
      },
    };
  },
});

/** `Latest` means the newest rules; a number without a fraction is a version whose minor part is 0. */
function latest(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase() === 'latest' ? engineVersion() : value;
  const number = baseOf(value);
  if (typeof number !== 'number' && !(number instanceof Double)) return value;
  const text = toText(number);
  return text.includes('.') ? text : `${text}.0`;
}
