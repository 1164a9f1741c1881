/** System.OperatingSystem: the platform and its version. */
import { type HostSystem, platform } from '../../platform/platform.ts';
import { defineType } from '../type-declaration.ts';
import type { OperatingSystem } from '../values/operating-system.ts';

const is = (os: HostSystem['os']) => () => platform().system.os === os;

export default defineType<OperatingSystem>({
  name: 'System.OperatingSystem',
  constructors: [],
  properties: [
    ['System.PlatformID Platform {get;}', () => 4],
    ['string ServicePack {get;}', () => ''],
    ['version Version {get;}', (self: OperatingSystem) => self.version],
    ['string VersionString {get;}', (self: OperatingSystem) => String(self)],
  ],
  methods: [['string ToString()', (self: OperatingSystem) => String(self)]],
  staticMethods: [
    ['bool IsWindows()', is('win32')],
    ['bool IsLinux()', is('linux')],
    ['bool IsMacOS()', is('darwin')],
  ],
  toText: String,
});
