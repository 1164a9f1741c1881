/**
 * The root of every runtime value that is an object of its own: it knows its .NET type.
 *
 * Representation of PowerShell values in JavaScript (fixed, see docs/architecture.md):
 *
 * | .NET                      | JavaScript                                                         |
 * | ------------------------- | ------------------------------------------------------------------ |
 * | $null                     | `null`                                                             |
 * | AutomationNull (no value) | `undefined`                                                        |
 * | Int32                     | `number`, always an integer                                        |
 * | other numbers             | boxes of `values/numbers.ts`, `values/decimal.ts`                  |
 * | BigInteger                | `bigint`                                                           |
 * | String, Boolean           | `string`, `boolean`                                                |
 * | Char                      | `Char` of `values/char.ts`                                         |
 * | object[], T[]             | `Array` (see `values/typed-array.ts` for T); byte[] is `Uint8Array`|
 * | everything else           | a subclass of `NetObject`                                          |
 */

import type { InstanceExtension } from './members/instance-extension.ts';
import type { NetType } from './net-type.ts';

export abstract class NetObject {
  /** Members and type names added to this one object (Add-Member, PSObject.TypeNames); see `members/instance-extension.ts`. (Declared only: a field would be set up for every number and date.) */
  declare extension?: InstanceExtension;

  /** The .NET type of this object. */
  abstract netType(): NetType;
}
