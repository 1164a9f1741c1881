/** The objects of ServerManager's cmdlets. */
import { dataType } from '../../../../src/types/values/data-object.ts';

export default [
  dataType(
    'Microsoft.Windows.ServerManager.Commands.Feature',
    [
      'string Name {get;}',
      'string DisplayName {get;}',
      'string Description {get;}',
      'bool Installed {get;}',
      'string InstallState {get;}',
      'string FeatureType {get;}',
      'string Path {get;}',
      'int Depth {get;}',
      'string[] DependsOn {get;}',
      'string Parent {get;}',
      'string[] SubFeatures {get;}',
      'string[] SystemService {get;}',
      'string[] Notification {get;}',
      'bool PostConfigurationNeeded {get;}',
    ],
    { toText: (self) => String(self.get('DisplayName')) },
  ),
  dataType('Microsoft.Windows.ServerManager.Commands.FeatureOperationResult', [
    'bool Success {get;}',
    'string RestartNeeded {get;}',
    'string ExitCode {get;}',
    'System.Object[] FeatureResult {get;}',
  ]),
];
