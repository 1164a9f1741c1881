/** SubsystemInfo and the interfaces that such parts of PowerShell have. */
import { typeNamed } from '../../../../src/types/net-type.ts';
import { defineType } from '../../../../src/types/type-declaration.ts';
import { EnumValue } from '../../../../src/types/values/enum-value.ts';
import type { SubsystemInfo } from '../../subsystem-info.ts';

const KIND = 'System.Management.Automation.Subsystem.SubsystemKind';

export default [
  defineType({
    name: 'System.Management.Automation.Subsystem.SubsystemKind',
    kind: 'enum',
    flags: true,
    members: { CommandPredictor: 1, CrossPlatformDsc: 2, FeedbackProvider: 4 },
  }),
  defineType({ name: 'System.Management.Automation.Subsystem.Prediction.ICommandPredictor', kind: 'interface' }),
  defineType({ name: 'System.Management.Automation.Subsystem.DSC.ICrossPlatformDsc', kind: 'interface' }),
  defineType({ name: 'System.Management.Automation.Subsystem.Feedback.IFeedbackProvider', kind: 'interface' }),
  defineType<SubsystemInfo>({
    name: 'System.Management.Automation.Subsystem.SubsystemInfo',
    properties: [
      [
        'System.Management.Automation.Subsystem.SubsystemKind Kind {get;}',
        (self: SubsystemInfo) => EnumValue.of(typeNamed(KIND), self.kind),
      ],
      ['type SubsystemType {get;}', (self: SubsystemInfo) => self.subsystemType],
      ['bool AllowUnregistration {get;}', () => true],
      ['bool AllowMultipleRegistration {get;}', (self: SubsystemInfo) => self.allowsSeveral],
      ['System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredCmdlets {get;}', () => []],
      ['System.Collections.ObjectModel.ReadOnlyCollection[string] RequiredFunctions {get;}', () => []],
      ['bool IsRegistered {get;}', () => false],
      ['System.Collections.ObjectModel.ReadOnlyCollection[System.Object] Implementations {get;}', () => []],
    ],
  }),
];
