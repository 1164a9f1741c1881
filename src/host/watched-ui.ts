/** Passes everything on to a console, and keeps the errors that were shown: a command that showed one did not succeed. */
import { ForwardingUI } from '../engine/forwarding-ui.ts';

export class WatchedUI extends ForwardingUI {
  private errors = '';

  /** The errors since the last call. */
  takeErrors(): string {
    const { errors } = this;
    this.errors = '';
    return errors;
  }

  override writeErrorText(text: string): void {
    this.errors += text;
    super.writeErrorText(text);
  }
}
