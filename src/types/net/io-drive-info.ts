/** System.IO.DriveInfo. */
import { DriveInfo } from '../files/drive-info.ts';
import { DirectoryInfo } from '../files/file-system-info.ts';
import { defineType } from '../type-declaration.ts';

export default defineType<DriveInfo>({
  name: 'System.IO.DriveInfo',
  interfaces: ['System.Runtime.Serialization.ISerializable'],
  constructors: [['(string driveName)', (name: string | null) => new DriveInfo(name ?? '')]],
  properties: [
    ['string Name {get;}', (self: DriveInfo) => self.name],
    ['bool IsReady {get;}', (self: DriveInfo) => self.isReady],
    ['System.IO.DirectoryInfo RootDirectory {get;}', (self: DriveInfo) => new DirectoryInfo(self.name)],
    ['string VolumeLabel {get;}', (self: DriveInfo) => self.name],
    ['System.IO.DriveType DriveType {get;}', (self: DriveInfo) => self.driveType],
    ['string DriveFormat {get;}', (self: DriveInfo) => self.driveFormat],
    ['long AvailableFreeSpace {get;}', (self: DriveInfo) => self.availableFreeSpace],
    ['long TotalFreeSpace {get;}', (self: DriveInfo) => self.totalFreeSpace],
    ['long TotalSize {get;}', (self: DriveInfo) => self.totalSize],
  ],
  methods: [['string ToString()', (self: DriveInfo) => self.name]],
  staticMethods: [['System.IO.DriveInfo[] GetDrives()', () => DriveInfo.all()]],
  toText: (self) => self.name,
});
