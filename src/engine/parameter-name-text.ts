/** `-Name` in `$args`: text that remembers that it was written as a parameter name, so that `@args` passes it on as one. */
import { PSObject } from '../types/values/ps-object.ts';

export class ParameterNameText extends PSObject {
  /** @param text as written, with the dash (and the colon when it was there). */
  constructor(
    text: string,
    readonly parameterName: string,
  ) {
    super(text);
  }
}
