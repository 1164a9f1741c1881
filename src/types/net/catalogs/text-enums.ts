/** Enums of strings, characters, regular expressions, URIs and PowerShell's own text operators. */
import { RegexOption } from '../../regex/regex-node.ts';
import { unicodeCategories } from '../../text/character-class.ts';
import { defineType } from '../../type-declaration.ts';
import { WildcardOption } from '../../wildcard.ts';

export default [
  defineType({
    name: 'System.StringComparison',
    kind: 'enum',
    members: {
      CurrentCulture: 0,
      CurrentCultureIgnoreCase: 1,
      InvariantCulture: 2,
      InvariantCultureIgnoreCase: 3,
      Ordinal: 4,
      OrdinalIgnoreCase: 5,
    },
  }),
  defineType({
    name: 'System.StringSplitOptions',
    kind: 'enum',
    flags: true,
    members: { None: 0, RemoveEmptyEntries: 1, TrimEntries: 2 },
  }),
  defineType({
    name: 'System.Text.NormalizationForm',
    kind: 'enum',
    members: { FormC: 1, FormD: 2, FormKC: 5, FormKD: 6 },
  }),
  defineType({ name: 'System.Globalization.UnicodeCategory', kind: 'enum', members: unicodeCategories }),
  defineType({
    name: 'System.Text.RegularExpressions.RegexOptions',
    kind: 'enum',
    flags: true,
    members: RegexOption,
  }),
  defineType({
    name: 'System.Management.Automation.WildcardOptions',
    kind: 'enum',
    flags: true,
    members: WildcardOption,
  }),
  defineType({
    name: 'System.Management.Automation.SplitOptions',
    kind: 'enum',
    flags: true,
    members: {
      SimpleMatch: 1,
      RegexMatch: 2,
      CultureInvariant: 4,
      IgnorePatternWhitespace: 8,
      Multiline: 16,
      Singleline: 32,
      IgnoreCase: 64,
      ExplicitCapture: 128,
    },
  }),
  defineType({
    name: 'System.UriKind',
    kind: 'enum',
    members: { RelativeOrAbsolute: 0, Absolute: 1, Relative: 2 },
  }),
  defineType({
    name: 'System.UriPartial',
    kind: 'enum',
    members: { Scheme: 0, Authority: 1, Path: 2, Query: 3 },
  }),
  defineType({
    name: 'System.UriHostNameType',
    kind: 'enum',
    members: { Unknown: 0, Basic: 1, Dns: 2, IPv4: 3, IPv6: 4 },
  }),
  defineType({
    name: 'System.UriFormat',
    kind: 'enum',
    members: { UriEscaped: 1, Unescaped: 2, SafeUnescaped: 3 },
  }),
  defineType({
    name: 'System.UriComponents',
    kind: 'enum',
    flags: true,
    members: {
      Scheme: 1,
      UserInfo: 2,
      Host: 4,
      Port: 8,
      Path: 16,
      Query: 32,
      Fragment: 64,
      StrongPort: 128,
      NormalizedHost: 256,
      SchemeAndServer: 13,
      StrongAuthority: 134,
      HostAndPort: 132,
      HttpRequestUrl: 61,
      PathAndQuery: 48,
      AbsoluteUri: 127,
      KeepDelimiter: 1073741824,
      SerializationInfoString: -2147483648,
    },
  }),
];
