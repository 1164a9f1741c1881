/** System.Net.NetworkCredential. */
import { defineType } from '../type-declaration.ts';
import { NetworkCredential, SecureString } from '../values/secure-string.ts';

export default defineType<NetworkCredential>({
  name: 'System.Net.NetworkCredential',
  interfaces: ['System.Net.ICredentials', 'System.Net.ICredentialsByHost'],
  constructors: [
    ['()', () => new NetworkCredential()],
    ['(string userName, string password)', (user: string, password: string) => new NetworkCredential(user, password)],
    [
      '(string userName, string password, string domain)',
      (user: string, password: string, domain: string) => new NetworkCredential(user, password, domain),
    ],
    [
      '(string userName, securestring password)',
      (user: string, password: SecureString) => new NetworkCredential(user, password.reveal()),
    ],
    [
      '(string userName, securestring password, string domain)',
      (user: string, password: SecureString, domain: string) => new NetworkCredential(user, password.reveal(), domain),
    ],
  ],
  properties: [
    [
      'string UserName {get;set;}',
      (self: NetworkCredential) => self.userName,
      (self: NetworkCredential, value: string | null) => {
        self.userName = value ?? '';
      },
    ],
    [
      'string Password {get;set;}',
      (self: NetworkCredential) => self.password,
      (self: NetworkCredential, value: string | null) => {
        self.password = value ?? '';
      },
    ],
    [
      'securestring SecurePassword {get;set;}',
      (self: NetworkCredential) => new SecureString(self.password),
      (self: NetworkCredential, value: SecureString) => {
        self.password = value.reveal();
      },
    ],
    [
      'string Domain {get;set;}',
      (self: NetworkCredential) => self.domain,
      (self: NetworkCredential, value: string | null) => {
        self.domain = value ?? '';
      },
    ],
  ],
  methods: [
    [
      'System.Net.NetworkCredential GetCredential(string host, int port, string authenticationType)',
      (self: NetworkCredential) => self,
    ],
  ],
});
