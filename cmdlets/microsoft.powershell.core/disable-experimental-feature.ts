/** Disable-ExperimentalFeature. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchingFeatures } from './experimental-features.ts';

export default cmdlet({
  verb: 'Disable',
  noun: 'ExperimentalFeature',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Switches an experimental feature off.',
    description: "None of PowerShell's experimental features is ever on in this shell, so that they stay as they are.",
    examples: [
      {
        title: 'Switched off',
        transcript:
          'PS> Disable-ExperimentalFeature *JSON*\nWARNING: Enabling and disabling experimental features do not take effect until next start of PowerShell.',
      },
    ],
    links: ['Get-ExperimentalFeature'],
  },
  parameters: {
    Name: {
      type: 'string[]',
      position: 0,
      mandatory: true,
      pipeline: 'name',
      wildcards: true,
      help: 'Names of features.',
    },
    Scope: {
      type: 'enum',
      typeName: 'System.Management.Automation.Configuration.ConfigScope',
      values: ['AllUsers', 'CurrentUser'],
      noEffect: 'no feature of this shell is switched by a configuration',
      help: 'Whose configuration is changed.',
    },
  },
  run(ps) {
    return switchingFeatures(
      ps,
      () => ps.parameters.Name ?? [],
      // None of them is ever on.
      () => undefined,
    );
  },
});
