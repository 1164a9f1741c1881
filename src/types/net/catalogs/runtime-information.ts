/** What scripts ask of the system that they run on: RuntimeInformation and OSPlatform. */
import { argumentException } from '../../net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../../net-type.ts';
import { sessionSystem } from '../../session-system.ts';
import { requireValue } from '../../text/argument-checks.ts';
import { defineType } from '../../type-declaration.ts';

const NAMESPACE = 'System.Runtime.InteropServices';
const X64 = 1;

class OSPlatform extends NetObject {
  constructor(readonly name: string) {
    super();
  }

  static named(name: string | null): OSPlatform {
    if (requireValue(name, 'osPlatform') !== '') return new OSPlatform(name ?? '');
    throw argumentException('ArgumentException', 'The value cannot be an empty string.', 'osPlatform');
  }

  netType(): NetType {
    return typeNamed(`${NAMESPACE}.OSPlatform`);
  }

  override toString(): string {
    return this.name;
  }
}

const DESCRIPTIONS = { WINDOWS: 'Microsoft Windows', LINUX: 'Linux', OSX: 'Darwin' } as const;
const IDENTIFIERS = { WINDOWS: 'win-x64', LINUX: 'linux-x64', OSX: 'osx-x64' } as const;

export default [
  defineType({
    name: 'System.Runtime.InteropServices.RuntimeInformation',
    abstract: true,
    staticProperties: [
      ['string FrameworkDescription {get;}', () => '.NET 10.0.12'],
      [`${NAMESPACE}.Architecture OSArchitecture {get;}`, () => X64],
      ['string OSDescription {get;}', () => DESCRIPTIONS[sessionSystem()]],
      [`${NAMESPACE}.Architecture ProcessArchitecture {get;}`, () => X64],
      ['string RuntimeIdentifier {get;}', () => IDENTIFIERS[sessionSystem()]],
    ],
    staticMethods: [
      [
        `bool IsOSPlatform(${NAMESPACE}.OSPlatform osPlatform)`,
        ({ name }: OSPlatform) => name.toUpperCase() === sessionSystem(),
      ],
    ],
  }),
  defineType<OSPlatform>({
    name: 'System.Runtime.InteropServices.OSPlatform',
    kind: 'struct',
    empty: () => new OSPlatform(''),
    staticProperties: (['FreeBSD', 'Linux', 'OSX', 'Windows'] as const).map((name) => [
      `${NAMESPACE}.OSPlatform ${name} {get;}`,
      () => new OSPlatform(name.toUpperCase()),
    ]),
    staticMethods: [
      [`${NAMESPACE}.OSPlatform Create(string osPlatform)`, (name: string | null) => OSPlatform.named(name)],
    ],
    methods: [['string ToString()', String]],
    toText: String,
    equals: (one, other) => one.name.toUpperCase() === other.name.toUpperCase(),
    hashKey: ({ name }) => name.toUpperCase(),
  }),
  defineType({
    name: 'System.Runtime.InteropServices.Architecture',
    kind: 'enum',
    members: {
      X86: 0,
      X64: 1,
      Arm: 2,
      Arm64: 3,
      Wasm: 4,
      S390x: 5,
      LoongArch64: 6,
      Armv6: 7,
      Ppc64le: 8,
      RiscV64: 9,
    },
  }),
];
