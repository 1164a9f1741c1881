/** Write-Output: puts objects into the pipeline. */
import { cmdlet } from '../../src/engine/cmdlet.ts';

export default cmdlet({
  verb: 'Write',
  noun: 'Output',
  aliases: ['echo', 'write'],
  help: {
    synopsis: 'Puts objects into the pipeline.',
    description:
      'What an expression gives goes into the pipeline by itself; this command says it in words, and can keep a collection whole.',
    examples: [
      { title: 'Several objects', transcript: "PS> Write-Output 1 'two' 3\n1\ntwo\n3" },
      {
        title: 'A collection as one object',
        transcript: 'PS> Write-Output 1, 2, 3 -NoEnumerate | ForEach-Object { $_.Count }\n3',
      },
    ],
    links: ['Write-Host', 'Tee-Object'],
  },
  parameters: {
    InputObject: {
      type: 'psobject',
      position: 0,
      mandatory: true,
      pipeline: 'value',
      remaining: true,
      allowNull: true,
      allowEmptyCollection: true,
      help: 'The objects to put into the pipeline.',
    },
    NoEnumerate: { type: 'switch', help: 'Passes a collection on as one object instead of its elements.' },
  },
  run(ps) {
    return {
      process() {
        const { InputObject, NoEnumerate } = ps.parameters;
        if (NoEnumerate) ps.write(InputObject);
        else ps.writeEach(InputObject);
      },
    };
  },
});
