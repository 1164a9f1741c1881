/** System.Security.Cryptography.Rfc2898DeriveBytes: bytes of a password by PBKDF2, one after the other. */
import { utf8Bytes } from '../../platform/bytes.ts';
import type { HashName } from '../../platform/cryptography.ts';
import { platform } from '../../platform/platform.ts';
import { construct } from '../members/construction.ts';
import { conversion } from '../members/conversion-port.ts';
import { getMember } from '../members/member-access.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { requirePositive } from '../text/argument-checks.ts';
import { cryptographic } from './symmetric-algorithm.ts';

const HASHES: ReadonlyMap<string, HashName> = new Map([
  ['SHA1', 'sha1'],
  ['SHA256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA512', 'sha512'],
]);
const DEFAULT_ITERATIONS = 1000;

export class DerivedBytes extends NetObject {
  private readonly password: Uint8Array;
  private readonly hash: HashName;
  private taken = 0;

  /** @param givenHash a HashAlgorithmName; SHA-1 where none is given, as .NET has it */
  constructor(
    password: string | Uint8Array,
    readonly salt: Uint8Array,
    readonly iterations = DEFAULT_ITERATIONS,
    private readonly givenHash: unknown = 'SHA1',
  ) {
    super();
    requirePositive(iterations, 'iterations');
    const name = conversion().toText(typeof givenHash === 'string' ? givenHash : getMember(givenHash, 'Name'));
    const hash = HASHES.get(name);
    if (hash === undefined) throw cryptographic(`'${name}' is not a known hash algorithm.`);
    this.hash = hash;
    this.password = typeof password === 'string' ? utf8Bytes(password) : password.slice();
  }

  netType(): NetType {
    return typeNamed('System.Security.Cryptography.Rfc2898DeriveBytes');
  }

  /** A HashAlgorithmName. */
  get hashName(): unknown {
    const type = typeNamed('System.Security.Cryptography.HashAlgorithmName');
    return typeof this.givenHash === 'string' ? construct(type, [this.givenHash]) : this.givenHash;
  }

  next(count: number): Uint8Array {
    requirePositive(count, 'cb');
    const { password, salt, iterations, hash, taken } = this;
    this.taken += count;
    return Uint8Array.from(
      platform()
        .cryptography.pbkdf2(hash, password, salt, iterations, taken + count)
        .subarray(taken),
    );
  }

  reset(): void {
    this.taken = 0;
  }
}
