/** Enable-ExperimentalFeature. */
import { cmdlet } from '../../src/engine/cmdlet.ts';
import { switchingFeatures } from './experimental-features.ts';

export default cmdlet({
  verb: 'Enable',
  noun: 'ExperimentalFeature',
  supportsShouldProcess: true,
  outputTypes: [],
  help: {
    synopsis: 'Switches an experimental feature on.',
    description:
      "None of PowerShell's experimental features is built in this shell: of one that exists an error says so.",
    examples: [
      {
        title: 'What it would do',
        transcript:
          'PS> Enable-ExperimentalFeature *JSON* -WhatIf\nWhat if: Performing the operation "Enable-ExperimentalFeature" on target "PSSerializeJSONLongEnumAsNumber".\nWARNING: Enabling and disabling experimental features do not take effect until next start of PowerShell.',
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
      (feature) =>
        ps.error(
          'FeatureNotBuilt',
          'NotImplemented',
          `The experimental feature ${feature.name} is not built in this shell.`,
          {
            target: feature.name,
            exception: 'System.NotImplementedException',
          },
        ),
    );
  },
});
