/** `$Error`: the errors of the session, newest first. */
import type { ErrorRecord } from '../types/error-record.ts';
import { typeNamed } from '../types/net-type.ts';
import { NetList } from '../types/values/net-list.ts';

const DEFAULT_MAXIMUM = 256;

export class ErrorList {
  /** The ArrayList that `$Error` is. */
  readonly list = new NetList(typeNamed('System.Collections.ArrayList'));

  /** Puts a record in front unless it is there already. */
  add(record: ErrorRecord, maximum: unknown): void {
    if (record.inErrorList) return;
    record.inErrorList = true;
    const { items } = this.list;
    items.unshift(record);
    const limit = typeof maximum === 'number' ? maximum : DEFAULT_MAXIMUM;
    if (items.length > limit) items.length = limit;
  }
}
