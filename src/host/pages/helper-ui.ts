/** The console of the session that makes what a page takes for granted: unseen, and never at a loss for an answer. */
import type { HostUI, PromptField } from '../../engine/host.ts';
import { WatchedUI } from './watched-ui.ts';

export class HelperUI extends WatchedUI {
  constructor(
    target: HostUI,
    /** A site of the lab, for what asks for one. */
    private readonly site: string,
  ) {
    super(target, false);
  }

  override get interactive(): boolean {
    return true;
  }

  /** Mandatory parameters that the page does not speak of: any value of the kind will do. */
  override prompt(_caption: string, _message: string, fields: readonly PromptField[]): Map<string, string | string[]> {
    return new Map(fields.map((field) => [field.name, field.isArray ? [this.valueFor(field)] : this.valueFor(field)]));
  }

  private valueFor({ name, type }: PromptField): string {
    if (/int|byte/i.test(type.name)) return '1';
    if (/timespan/i.test(type.name)) return '00:01:00';
    if (/fqdn/i.test(name)) return 'server.example.com';
    if (/uri|url/i.test(name)) return 'https://server.example.com';
    return /site$/i.test(name) ? this.site : 'Example';
  }
}
