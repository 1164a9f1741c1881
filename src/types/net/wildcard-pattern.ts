/** System.Management.Automation.WildcardPattern. */

import { NetException } from '../net-exception.ts';
import { defineType } from '../type-declaration.ts';
import type { EnumValue } from '../values/enum-value.ts';
import { escapeWildcards, hasWildcards, unescapeWildcards, WildcardOption, WildcardPattern } from '../wildcard.ts';

function toWql(self: WildcardPattern): string {
  if (/[`[]/.test(self.pattern)) {
    throw new NetException(
      'System.Management.Automation.PSInvalidCastException',
      `Cannot convert the "${self.pattern}" value of type "System.Management.Automation.WildcardPattern" to type "WQL".`,
      { errorId: 'UnsupportedWildcardToWqlConversion', category: 'InvalidArgument' },
    );
  }
  return self.pattern.replace(/[%_]/g, '[$&]').replaceAll('*', '%').replaceAll('?', '_');
}

export default defineType<WildcardPattern>({
  name: 'System.Management.Automation.WildcardPattern',
  accelerators: ['wildcardpattern'],
  constructors: [
    ['(string pattern)', (pattern: string) => new WildcardPattern(pattern, WildcardOption.None)],
    [
      '(string pattern, System.Management.Automation.WildcardOptions options)',
      (pattern: string, options: EnumValue) => new WildcardPattern(pattern, Number(options.value)),
    ],
  ],
  methods: [
    [
      'bool IsMatch(string input)',
      (self: WildcardPattern, input: string | null) => input !== null && self.isMatch(input),
    ],
    ['string ToWql()', toWql],
  ],
  staticMethods: [
    ['bool ContainsWildcardCharacters(string pattern)', (pattern: string | null) => hasWildcards(pattern ?? '')],
    ['string Escape(string pattern)', escapeWildcards],
    ['string Unescape(string pattern)', unescapeWildcards],
    [
      'wildcardpattern Get(string pattern, System.Management.Automation.WildcardOptions options)',
      (pattern: string, options: EnumValue) => new WildcardPattern(pattern, Number(options.value)),
    ],
  ],
});
