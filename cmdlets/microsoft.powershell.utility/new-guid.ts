/** New-Guid: a new identifier, or one read from text. */

import { cmdlet } from '../../src/engine/cmdlet.ts';
import { platform } from '../../src/platform/platform.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { Guid } from '../../src/types/values/guid.ts';

export default cmdlet({
  verb: 'New',
  noun: 'Guid',
  defaultParameterSet: 'Default',
  outputTypes: ['System.Guid'],
  help: {
    synopsis: 'Makes a new globally unique identifier.',
    examples: [
      { title: 'The empty one', transcript: 'PS> "$(New-Guid -Empty)"\n00000000-0000-0000-0000-000000000000' },
    ],
  },
  parameters: {
    Empty: { type: 'switch', in: ['Empty'], help: 'Gives the identifier that is all zeros.' },
    InputObject: {
      type: 'string',
      position: 0,
      pipeline: 'value',
      in: ['InputObject'],
      help: 'The text of an identifier.',
    },
  },
  run(ps) {
    return {
      process() {
        const { InputObject, Empty } = ps.parameters;
        if (ps.parameterSet !== 'InputObject') {
          ps.write(Empty ? Guid.empty : Guid.parse(platform().random.uuid()));
          return;
        }
        try {
          ps.write(Guid.parse(InputObject ?? ''));
        } catch (error) {
          if (!(error instanceof NetException)) throw error;
          ps.writeError(ps.recordOf(error, 'StringNotRecognizedAsGuid', 'InvalidArgument'));
        }
      },
    };
  },
});
