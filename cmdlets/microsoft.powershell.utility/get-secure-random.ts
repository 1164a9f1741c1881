/** Get-SecureRandom: random numbers, or objects at random. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { drawRandom } from './random-drawing.ts';
import { RandomGenerator } from './random-generator.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'SecureRandom',
  defaultParameterSet: 'RandomNumberParameterSet',
  outputTypes: ['System.Int32', 'System.Int64', 'System.Double'],
  help: {
    synopsis: 'Draws random numbers, or objects at random, that nobody can foresee.',
    description: 'For secrets: passwords, keys.',
    examples: [{ title: 'A number or an object', transcript: 'PS> (1..6 | Get-SecureRandom) -in 1..6\nTrue' }],
  },
  parameters: {
    Maximum: {
      type: 'object',
      position: 0,
      in: ['RandomNumberParameterSet'],
      help: 'The number below which the result lies.',
    },
    InputObject: {
      type: 'Object[]',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      in: ['RandomListItemParameterSet', 'ShuffleParameterSet'],
      allowNull: true,
      help: 'The objects to draw from.',
    },
    Shuffle: {
      type: 'switch',
      mandatory: true,
      in: ['ShuffleParameterSet'],
      help: 'Gives all the objects, in a random order.',
    },
    Minimum: { type: 'object', in: ['RandomNumberParameterSet'], help: 'The smallest number that can be drawn.' },
    Count: {
      type: 'int',
      in: ['RandomNumberParameterSet', 'RandomListItemParameterSet'],
      validate: [{ kind: 'range', min: 1, max: 2147483647 }],
      help: 'How many to draw.',
    },
  },
  run(ps) {
    return drawRandom(ps, new RandomGenerator());
  },
});
