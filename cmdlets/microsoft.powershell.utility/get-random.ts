/** Get-Random: random numbers, or objects at random. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import type { Runspace } from '../../src/engine/runspace.ts';
import { drawRandom } from './random-drawing.ts';
import { RandomGenerator } from './random-generator.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'Random',
  defaultParameterSet: 'RandomNumberParameterSet',
  outputTypes: ['System.Int32', 'System.Int64', 'System.Double'],
  help: {
    synopsis: 'Draws random numbers, or objects at random.',
    description: 'With -SetSeed the numbers that follow are always the same ones.',
    examples: [
      {
        title: 'A number or an object',
        transcript:
          'PS> Get-Random -SetSeed 1 -Maximum 100 | Get-Member | Select-Object -First 1 -ExpandProperty TypeName\nSystem.Int32',
      },
    ],
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
    SetSeed: {
      type: 'System.Nullable[int]',
      validate: [{ kind: 'notNull' }],
      help: 'Makes the numbers from here on those of this seed.',
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
    const { SetSeed } = ps.parameters;
    if (SetSeed !== undefined) generators.set(ps.runspace, new RandomGenerator(SetSeed));
    return drawRandom(ps, generatorOf(ps.runspace));
  },
});

/** A seed holds for the rest of the session. */
const generators = new WeakMap<Runspace, RandomGenerator>();

function generatorOf(runspace: Runspace): RandomGenerator {
  let generator = generators.get(runspace);
  if (!generator) generators.set(runspace, (generator = new RandomGenerator()));
  return generator;
}
