/** The password of a server that others reach over the network: asked beside the ticket, five times a minute at most. */
import { sameBytes, utf8Bytes } from '../platform/bytes.ts';
import { platform } from '../platform/platform.ts';

/** 16 MB a try. */
const COST = 16_384;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const TRIES_A_MINUTE = 5;
const MINUTE_MS = 60_000;

export class Password {
  private readonly salt = platform().random.bytes(SALT_BYTES);
  private readonly key: Uint8Array;
  private readonly tries: number[] = [];

  constructor(password: string) {
    this.key = this.keyOf(password);
  }

  /** Whether it is the password; false too for whoever has tried too often. It takes the same time in each case. */
  accepts(given: unknown): boolean {
    const now = platform().time.elapsed();
    while ((this.tries[0] ?? now) < now - MINUTE_MS) this.tries.shift();
    const isInTime = this.tries.length < TRIES_A_MINUTE;
    const isRight = sameBytes(this.keyOf(typeof given === 'string' ? given : ''), this.key);
    if (isInTime && !isRight) this.tries.push(now);
    return isInTime && isRight;
  }

  private keyOf(password: string): Uint8Array {
    return platform().cryptography.scrypt(utf8Bytes(password.normalize('NFC')), this.salt, COST, KEY_BYTES);
  }
}
