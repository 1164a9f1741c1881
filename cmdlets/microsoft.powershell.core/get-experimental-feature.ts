/** Get-ExperimentalFeature: what PowerShell tries out and leaves to its users to switch on. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { experimentalFeatures } from './experimental-features.ts';

export default cmdlet({
  verb: 'Get',
  noun: 'ExperimentalFeature',
  outputTypes: ['System.Management.Automation.ExperimentalFeature'],
  help: {
    synopsis: 'Lists the experimental features of PowerShell 7.6.',
    description: 'None of them is built in this shell, so that none is ever enabled.',
    examples: [
      {
        title: 'By a part of the name',
        transcript: 'PS> (Get-ExperimentalFeature *JSON*).Name\nPSSerializeJSONLongEnumAsNumber',
      },
    ],
    links: ['Enable-ExperimentalFeature', 'Disable-ExperimentalFeature'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      pipeline: 'value',
      wildcards: true,
      validate: [{ kind: 'notNullOrEmpty' }],
      help: 'Names of features; all unless given.',
    },
  },
  run(ps) {
    return {
      process() {
        for (const feature of experimentalFeatures(ps.parameters.Name)) ps.write(feature);
      },
    };
  },
});
