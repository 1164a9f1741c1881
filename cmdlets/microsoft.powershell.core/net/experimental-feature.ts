/** System.Management.Automation.ExperimentalFeature. */
import { defineType } from '../../../src/types/type-declaration.ts';
import type { ExperimentalFeature } from '../experimental-features.ts';

export default defineType<ExperimentalFeature>({
  name: 'System.Management.Automation.ExperimentalFeature',
  accelerators: ['ExperimentalFeature'],
  properties: [
    ['string Name {get;}', (self: ExperimentalFeature) => self.name],
    ['string Description {get;}', (self: ExperimentalFeature) => self.description],
    ['string Source {get;}', (self: ExperimentalFeature) => self.source],
    // There is none here that could be switched on.
    ['bool Enabled {get;}', () => false],
  ],
  staticMethods: [['bool IsEnabled(string featureName)', () => false]],
});
