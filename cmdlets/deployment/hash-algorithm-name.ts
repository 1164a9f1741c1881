/** HashAlgorithmName of .NET. */
import { NetObject, type NetType, typeNamed } from '../../src/types/net-type.ts';

/** A hash by its name, which may be of none that there is. */
export class HashAlgorithmName extends NetObject {
  constructor(readonly name: string | null) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.HashAlgorithmName');
  }
}
