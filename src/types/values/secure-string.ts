/** SecureString, PSCredential and NetworkCredential. A secure string keeps its text from being printed by accident. */
import { netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';

export class SecureString extends NetObject {
  private readOnly = false;
  private disposed = false;

  constructor(private text = '') {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Security.SecureString');
  }

  get length(): number {
    this.requireAlive();
    return this.text.length;
  }

  get isReadOnly(): boolean {
    this.requireAlive();
    return this.readOnly;
  }

  /** The text in clear: for whoever has to use the secret. */
  reveal(): string {
    this.requireAlive();
    return this.text;
  }

  /** Replaces the text. */
  change(edit: (text: string) => string): void {
    this.requireAlive();
    if (this.readOnly) throw netException('System.InvalidOperationException', 'Instance is read-only.');
    this.text = edit(this.text);
  }

  makeReadOnly(): void {
    this.requireAlive();
    this.readOnly = true;
  }

  copy(): SecureString {
    return new SecureString(this.reveal());
  }

  dispose(): void {
    this.text = '';
    this.disposed = true;
  }

  private requireAlive(): void {
    if (!this.disposed) return;
    throw netException(
      'System.ObjectDisposedException',
      "Cannot access a disposed object.\nObject name: 'System.Security.SecureString'.",
    );
  }
}

/** System.Management.Automation.PSCredential. */
export class PSCredential extends NetObject {
  static readonly empty = new PSCredential('', null);

  constructor(
    readonly userName: string,
    /** Null of the empty one. */
    readonly password: SecureString | null,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.PSCredential');
  }

  /** `DOMAIN\user` is split; `user@domain` stays whole. */
  networkCredential(): NetworkCredential | null {
    if (!this.password) return null;
    const match = /^([^\\]+)\\(.+)$/.exec(this.userName);
    return match
      ? new NetworkCredential(match[2], this.password.reveal(), match[1])
      : new NetworkCredential(this.userName.replace(/^\\/, ''), this.password.reveal(), '');
  }
}

/** System.Net.NetworkCredential. */
export class NetworkCredential extends NetObject {
  constructor(
    public userName = '',
    public password = '',
    public domain = '',
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.NetworkCredential');
  }
}
