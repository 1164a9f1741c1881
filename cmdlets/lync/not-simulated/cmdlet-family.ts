/**
 * The cmdlets of Lync Server that are known and not simulated: they bind their parameters as the real ones do, help,
 * Get-Command and completion know them, and running one is refused by an error that names what a lab lacks.
 */
import { type CmdletDefinition, cmdlet } from '../../../src/engine/cmdlet.ts';
import { asksBefore, defaultSetOf, parametersOf } from '../cmdlet-data.ts';
import { synopsisOf } from '../synopsis.ts';
import { knownNoun } from './nouns.ts';

/** @throws Error for a noun that is in no family */
export default function knownCmdlet(verb: string, noun: string): CmdletDefinition {
  const { entry, lacking } = knownNoun(noun, verb);
  const name = `${verb}-${noun}`;
  const sets = Object.keys(entry.cmdlets[verb] ?? {});
  const defaultSet = defaultSetOf(entry, verb);
  return cmdlet({
    verb,
    noun,
    className: `Microsoft.Rtc.Management.Internal.${verb}${noun.slice('Cs'.length)}Cmdlet`,
    ...(defaultSet === undefined ? {} : { defaultParameterSet: defaultSet }),
    ...(asksBefore(entry, verb) ? { supportsShouldProcess: true } : {}),
    outputTypes: [],
    refused: lacking,
    help: {
      synopsis: synopsisOf(verb, entry.words),
      description: `It is known and not simulated: ${lacking}.`,
      examples: [
        {
          title: 'Its parameter sets',
          transcript: `PS> (Get-Command ${name}).ParameterSets.Name\n${sets.map((set) => set || '__AllParameterSets').join('\n')}`,
        },
      ],
    },
    parameters: parametersOf(entry, verb),
    run(ps) {
      return {
        begin() {
          ps.fail('CmdletNotSimulated', 'NotImplemented', `${name} cannot be used here: ${lacking}.`, {
            target: name,
            exception: 'System.NotImplementedException',
          });
        },
      };
    },
  });
}
