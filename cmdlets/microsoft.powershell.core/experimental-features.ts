/** The experimental features of PowerShell 7.6 (facts: as Get-ExperimentalFeature lists them there); none is built here. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';
import { anyPattern } from '../../src/types/wildcard.ts';

export class ExperimentalFeature extends NetObject {
  readonly source = 'PSEngine';

  constructor(
    readonly name: string,
    readonly description: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.ExperimentalFeature');
  }
}

const FEATURES: readonly ExperimentalFeature[] = [
  new ExperimentalFeature('PSLoadAssemblyFromNativeCode', 'Expose an API to allow assembly loading from native code'),
  new ExperimentalFeature('PSProfileDSCResource', 'DSC v3 resources for managing PowerShell profile.'),
  new ExperimentalFeature(
    'PSSerializeJSONLongEnumAsNumber',
    'Serialize enums based on long or ulong as an numeric value rather than the string representation when using ConvertTo-Json.',
  ),
];

/** Those whose names fit one of the patterns; all of them for none. */
export function experimentalFeatures(patterns: readonly string[] = []): ExperimentalFeature[] {
  const fits = anyPattern(patterns, true);
  return FEATURES.filter(({ name }) => fits(name));
}

/** What Enable- and Disable-ExperimentalFeature share: the features of the given names, and what is said at the end. */
export function switchingFeatures(
  ps: CmdletActions,
  names: () => readonly string[],
  change: (feature: ExperimentalFeature) => void,
): { process(): void; end(): void } {
  return {
    process() {
      const found = experimentalFeatures(names());
      if (found.length === 0) reportNone(ps, names());
      for (const feature of found) if (ps.shouldProcess(feature.name)) change(feature);
    },
    end() {
      ps.warning('Enabling and disabling experimental features do not take effect until next start of PowerShell.');
    },
  };
}

function reportNone(ps: CmdletActions, names: readonly string[]): void {
  const message = `No experimental feature was found that matched the name '${names[0] ?? ''}'.`;
  ps.error('ItemNotFoundException', 'ObjectNotFound', message, {
    target: names,
    exception: 'System.Management.Automation.ItemNotFoundException',
  });
}
