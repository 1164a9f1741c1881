/** System.Globalization.NumberFormatInfo. */
import type { NumberFormat } from '../culture/culture.ts';
import { INVARIANT_NUMBER_FORMAT } from '../culture/invariant-culture.ts';
import { numberFormatOf } from '../format/format-provider.ts';
import { typeNamed } from '../net-type.ts';
import { defineType, type PropertyDeclaration } from '../type-declaration.ts';
import { NumberFormatInfo } from '../values/culture-info.ts';
import { asTypedArray } from '../values/typed-array.ts';

/** A property over the field of the same name. */
function field(definition: string, name: keyof NumberFormat): PropertyDeclaration {
  return [
    definition,
    (self: NumberFormatInfo) => {
      const value = self.numberFormat[name];
      if (typeof value !== 'object') return value;
      return asTypedArray([...value], typeNamed(name === 'nativeDigits' ? 'System.String' : 'System.Int32'));
    },
    (self: NumberFormatInfo, value: unknown) => self.change({ [name]: value }),
  ];
}

export default defineType<NumberFormatInfo>({
  name: 'System.Globalization.NumberFormatInfo',
  interfaces: ['System.IFormatProvider', 'System.ICloneable'],
  constructors: [['()', () => new NumberFormatInfo(INVARIANT_NUMBER_FORMAT, false)]],
  properties: [
    field('int CurrencyDecimalDigits {get;set;}', 'currencyDecimalDigits'),
    field('string CurrencyDecimalSeparator {get;set;}', 'currencyDecimalSeparator'),
    ['bool IsReadOnly {get;}', (self: NumberFormatInfo) => self.isReadOnly],
    field('int[] CurrencyGroupSizes {get;set;}', 'currencyGroupSizes'),
    field('int[] NumberGroupSizes {get;set;}', 'numberGroupSizes'),
    field('int[] PercentGroupSizes {get;set;}', 'percentGroupSizes'),
    field('string CurrencyGroupSeparator {get;set;}', 'currencyGroupSeparator'),
    field('string CurrencySymbol {get;set;}', 'currencySymbol'),
    field('string NaNSymbol {get;set;}', 'nanSymbol'),
    field('int CurrencyNegativePattern {get;set;}', 'currencyNegativePattern'),
    field('int NumberNegativePattern {get;set;}', 'numberNegativePattern'),
    field('int PercentPositivePattern {get;set;}', 'percentPositivePattern'),
    field('int PercentNegativePattern {get;set;}', 'percentNegativePattern'),
    field('string NegativeInfinitySymbol {get;set;}', 'negativeInfinitySymbol'),
    field('string NegativeSign {get;set;}', 'negativeSign'),
    field('int NumberDecimalDigits {get;set;}', 'numberDecimalDigits'),
    field('string NumberDecimalSeparator {get;set;}', 'numberDecimalSeparator'),
    field('string NumberGroupSeparator {get;set;}', 'numberGroupSeparator'),
    field('int CurrencyPositivePattern {get;set;}', 'currencyPositivePattern'),
    field('string PositiveInfinitySymbol {get;set;}', 'positiveInfinitySymbol'),
    field('string PositiveSign {get;set;}', 'positiveSign'),
    field('int PercentDecimalDigits {get;set;}', 'percentDecimalDigits'),
    field('string PercentDecimalSeparator {get;set;}', 'percentDecimalSeparator'),
    field('string PercentGroupSeparator {get;set;}', 'percentGroupSeparator'),
    field('string PercentSymbol {get;set;}', 'percentSymbol'),
    field('string PerMilleSymbol {get;set;}', 'perMilleSymbol'),
    field('string[] NativeDigits {get;set;}', 'nativeDigits'),
    ['System.Globalization.DigitShapes DigitSubstitution {get;}', () => 1],
  ],
  methods: [
    ['System.Object Clone()', (self: NumberFormatInfo) => new NumberFormatInfo(self.numberFormat, false)],
    [
      'System.Object GetFormat(type formatType)',
      (self: NumberFormatInfo, type: { fullName: string }) => (type.fullName === self.netType().fullName ? self : null),
    ],
  ],
  staticProperties: [
    [
      'System.Globalization.NumberFormatInfo CurrentInfo {get;}',
      () => new NumberFormatInfo(numberFormatOf(null), true),
    ],
    [
      'System.Globalization.NumberFormatInfo InvariantInfo {get;}',
      () => new NumberFormatInfo(INVARIANT_NUMBER_FORMAT, true),
    ],
  ],
  staticMethods: [
    [
      'System.Globalization.NumberFormatInfo GetInstance(System.IFormatProvider formatProvider)',
      (provider: unknown) => new NumberFormatInfo(numberFormatOf(provider), true),
    ],
  ],
});
