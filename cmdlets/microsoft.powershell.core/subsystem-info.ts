/** SubsystemInfo: a part of PowerShell that modules may bring in, of which there is none here. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

export const SUBSYSTEM_KINDS = ['CommandPredictor', 'CrossPlatformDsc', 'FeedbackProvider'] as const;

const SUBSYSTEM = 'System.Management.Automation.Subsystem';

export class SubsystemInfo extends NetObject {
  constructor(
    /** The number of its kind among SubsystemKind. */
    readonly kind: number,
    private readonly interfaceName: string,
    readonly allowsSeveral: boolean,
  ) {
    super();
  }

  get subsystemType(): NetType {
    return typeNamed(`${SUBSYSTEM}.${this.interfaceName}`);
  }

  netType(): NetType {
    return typeNamed(`${SUBSYSTEM}.SubsystemInfo`);
  }
}

export function subsystems(): readonly SubsystemInfo[] {
  return [
    new SubsystemInfo(1, 'Prediction.ICommandPredictor', true),
    new SubsystemInfo(2, 'DSC.ICrossPlatformDsc', false),
    new SubsystemInfo(4, 'Feedback.IFeedbackProvider', true),
  ];
}
