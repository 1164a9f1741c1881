/** System.AppDomain: the one that a process has, and what is known of how it was set up. */
import { ambient } from '../../ambient.ts';
import { netException } from '../../net-exception.ts';
import { Assembly } from '../../reflection/assembly.ts';
import { defineType } from '../../type-declaration.ts';
import { AppDomain, AppDomainSetup } from '../../values/app-domain.ts';

function refuseSecond(): never {
  throw netException(
    'System.PlatformNotSupportedException',
    'Secondary AppDomains are not supported on this platform.',
  );
}

/** As .NET writes it. */
const asText = ({ friendlyName }: AppDomain) => `Name:${friendlyName}\nThere are no context policies.`;

export default [
  defineType<AppDomain>({
    name: 'System.AppDomain',
    base: 'System.MarshalByRefObject',
    properties: [
      ['string FriendlyName {get;}', (self: AppDomain) => self.friendlyName],
      ['int Id {get;}', () => 1],
      ['string BaseDirectory {get;}', (self: AppDomain) => self.baseDirectory],
      ['string DynamicDirectory {get;}', () => null],
      ['string RelativeSearchPath {get;}', () => null],
      ['System.AppDomainSetup SetupInformation {get;}', (self: AppDomain) => new AppDomainSetup(self.baseDirectory)],
      ['bool ShadowCopyFiles {get;}', () => false],
      ['bool IsFullyTrusted {get;}', () => true],
      ['bool IsHomogenous {get;}', () => true],
    ],
    methods: [
      ['System.Reflection.Assembly[] GetAssemblies()', () => Assembly.all()],
      [
        'System.Object GetData(string name)',
        (_: unknown, name: string) => ambient().process.domainData.get(name) ?? null,
      ],
      [
        'void SetData(string name, System.Object data)',
        (_: unknown, name: string, data: unknown) => {
          ambient().process.domainData.set(name, data);
        },
      ],
      ['bool IsDefaultAppDomain()', () => true],
      ['bool IsFinalizingForUnload()', () => false],
      ['string ToString()', asText],
    ],
    staticProperties: [['System.AppDomain CurrentDomain {get;}', () => AppDomain.current]],
    staticMethods: [['System.AppDomain CreateDomain(string friendlyName)', refuseSecond]],
    toText: asText,
  }),
  defineType<AppDomainSetup>({
    name: 'System.AppDomainSetup',
    properties: [
      ['string ApplicationBase {get;}', (self: AppDomainSetup) => self.applicationBase],
      ['string TargetFrameworkName {get;}', () => null],
    ],
  }),
];
