/** System.OperatingSystem: the platform and its version. */
import { type SystemName, sessionSystem } from '../session-system.ts';
import { defineType } from '../type-declaration.ts';
import type { OperatingSystem } from '../values/operating-system.ts';

/** Values of PlatformID. */
const WIN32_NT = 2;
const UNIX = 4;

const is = (system: SystemName) => () => sessionSystem() === system;

export default defineType<OperatingSystem>({
  name: 'System.OperatingSystem',
  constructors: [],
  properties: [
    ['System.PlatformID Platform {get;}', ({ isWindows }: OperatingSystem) => (isWindows ? WIN32_NT : UNIX)],
    ['string ServicePack {get;}', (self: OperatingSystem) => self.servicePack],
    ['version Version {get;}', (self: OperatingSystem) => self.version],
    ['string VersionString {get;}', (self: OperatingSystem) => String(self)],
  ],
  methods: [['string ToString()', (self: OperatingSystem) => String(self)]],
  staticMethods: [
    ['bool IsWindows()', is('WINDOWS')],
    ['bool IsLinux()', is('LINUX')],
    ['bool IsMacOS()', is('OSX')],
  ],
  toText: String,
});
