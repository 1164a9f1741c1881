/** System.Net.Mail.MailAddress. */
import { argumentException, netException } from '../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../net-type.ts';
import { defineType } from '../type-declaration.ts';

class MailAddress extends NetObject {
  constructor(
    readonly displayName: string,
    readonly user: string,
    readonly host: string,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Net.Mail.MailAddress');
  }

  get address(): string {
    return `${this.user}@${this.host}`;
  }

  override toString(): string {
    return this.displayName === '' ? this.address : `"${this.displayName}" <${this.address}>`;
  }
}

const FORM = /^\s*(?:"?([^"<]*?)"?\s*<\s*([^<>@\s]+|"[^"]+")@([^<>@\s]+)\s*>|([^<>@\s]+|"[^"]+")@([^<>@\s]+))\s*$/;

/** `user@host`, `Name <user@host>` or `"Name" <user@host>`. */
function parse(address: string | null, displayName: string | null): MailAddress {
  if (address === null) throw argumentException('ArgumentNullException', 'Value cannot be null.', 'address');
  if (address === '') {
    throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'address');
  }
  const match = FORM.exec(address);
  const user = match?.[2] ?? match?.[4];
  const host = match?.[3] ?? match?.[5];
  if (user === undefined || host === undefined || /^\.|\.\.|\.$/.test(host)) {
    throw netException(
      'System.FormatException',
      'The specified string is not in the form required for an e-mail address.',
    );
  }
  return new MailAddress(displayName || (match?.[1] ?? ''), user, host);
}

export default defineType<MailAddress>({
  name: 'System.Net.Mail.MailAddress',
  accelerators: ['mailaddress'],
  constructors: [
    ['(string address)', (address: string | null) => parse(address, null)],
    ['(string address, string displayName)', parse],
  ],
  properties: [
    ['string DisplayName {get;}', (self: MailAddress) => self.displayName],
    ['string User {get;}', (self: MailAddress) => self.user],
    ['string Host {get;}', (self: MailAddress) => self.host],
    ['string Address {get;}', (self: MailAddress) => self.address],
  ],
  methods: [
    [
      'bool Equals(System.Object value)',
      (self: MailAddress, other: unknown) =>
        other instanceof MailAddress && other.toString().toLowerCase() === self.toString().toLowerCase(),
    ],
    ['string ToString()', (self: MailAddress) => self.toString()],
  ],
  toText: (self) => self.toString(),
});
