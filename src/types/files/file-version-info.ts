/** FileVersionInfo: on Unix .NET reads no version resources, so only the name of the file is known. */
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class FileVersionInfo extends NetObject {
  constructor(readonly fileName: string) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Diagnostics.FileVersionInfo');
  }

  override toString(): string {
    const line = (label: string, value: string) => `${`${label}:`.padEnd(18)}${value}\n`;
    return (
      line('File', this.fileName) +
      ['InternalName', 'OriginalFilename', 'FileVersion', 'FileDescription', 'Product', 'ProductVersion']
        .map((label) => line(label, ''))
        .join('') +
      ['Debug', 'Patched', 'PreRelease', 'PrivateBuild', 'SpecialBuild'].map((label) => line(label, 'False')).join('') +
      line('Language', '')
    );
  }
}
