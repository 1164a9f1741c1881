/** System.Security.SecureString. */
import { argumentException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import type { Char } from '../values/char.ts';
import { SecureString } from '../values/secure-string.ts';

function requireIndex(index: number, limit: number): void {
  if (index >= 0 && index < limit) return;
  throw argumentException(
    'ArgumentOutOfRangeException',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
    'index',
  );
}

export default defineType<SecureString>({
  name: 'System.Security.SecureString',
  accelerators: ['securestring'],
  interfaces: ['System.IDisposable'],
  constructors: [['()', () => new SecureString()]],
  properties: [['int Length {get;}', (self: SecureString) => self.length]],
  methods: [
    ['void AppendChar(char c)', (self: SecureString, c: Char) => self.change((text) => text + String(c))],
    ['void Clear()', (self: SecureString) => self.change(() => '')],
    ['securestring Copy()', (self: SecureString) => self.copy()],
    ['void Dispose()', (self: SecureString) => self.dispose()],
    [
      'void InsertAt(int index, char c)',
      (self: SecureString, index: number, c: Char) => {
        requireIndex(index, self.length + 1);
        self.change((text) => text.slice(0, index) + String(c) + text.slice(index));
      },
    ],
    ['bool IsReadOnly()', (self: SecureString) => self.isReadOnly],
    ['void MakeReadOnly()', (self: SecureString) => self.makeReadOnly()],
    [
      'void RemoveAt(int index)',
      (self: SecureString, index: number) => {
        requireIndex(index, self.length);
        self.change((text) => text.slice(0, index) + text.slice(index + 1));
      },
    ],
    [
      'void SetAt(int index, char c)',
      (self: SecureString, index: number, c: Char) => {
        requireIndex(index, self.length);
        self.change((text) => text.slice(0, index) + String(c) + text.slice(index + 1));
      },
    ],
  ],
});
