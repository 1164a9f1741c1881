/** The settings of a pool's Response Group application, and the audio files that it plays. */
import type { Deployment } from '../../../src/deployment/deployment.ts';
import type { SettingValues } from '../../../src/deployment/settings.ts';
import { serviceIdentity } from '../../../src/deployment/topology-services.ts';
import type { CmdletContext } from '../../../src/engine/cmdlet.ts';
import { toText } from '../../../src/types/conversion/conversion.ts';
import { getMember } from '../../../src/types/members/member-access.ts';
import { DataObject, dataType } from '../../../src/types/values/data-object.ts';
import { type CmdletAction, textOf } from '../acting-cmdlet.ts';
import { argumentValue } from '../argument-types.ts';
import { declareType } from '../declared-types.ts';
import { ItemFault, notThere, onDeployment } from '../item-fault.ts';

const SETTINGS = 'Microsoft.Rtc.Rgs.Management.WritableSettings.ServiceSettings';
const AUDIO = 'Microsoft.Rtc.Rgs.Management.WritableSettings.AudioFile';
export const SETTINGS_KIND = { name: 'CsRgsConfiguration', fresh: [] } as const;

/** Seconds that an agent is given, the least and the most. */
const GRACE = { least: 30, most: 600, usual: 60 };

/** `Service:ApplicationServer:pool01.contoso.com`, of a pool that runs the application. @throws ItemFault */
export function applicationServer({ publishedTopology }: Deployment, argument: unknown): string {
  const value = argumentValue(argument);
  const text = typeof value === 'string' ? value : toText(getMember(value, 'Identity') ?? value);
  const { services } = publishedTopology.read();
  const found = services.find(text) ?? services.find(`ApplicationServer:${text}`);
  if (found?.role.role !== 'ApplicationServer') throw notThere('ApplicationServer', text);
  return `Service:${serviceIdentity(found)}`;
}

function valuesAt({ settings }: Deployment, identity: string): SettingValues {
  const key = identity.toLowerCase();
  return settings.list(SETTINGS_KIND).find((one) => one.identity.toLowerCase() === key)?.values ?? {};
}

function settingsObject(identity: string, values: SettingValues): DataObject {
  declareType(SETTINGS, () =>
    dataType(
      SETTINGS,
      [
        'string Identity {get;}',
        'System.Int16 AgentRingbackGracePeriod {get;set;}',
        'string DefaultMusicOnHoldFile {get;set;}',
        'bool DisableCallContext {get;set;}',
      ],
      { listed: true, toText: (self) => toText(self.get('Identity')) },
    ),
  );
  return new DataObject(SETTINGS, {
    Identity: identity,
    AgentRingbackGracePeriod: values.AgentRingbackGracePeriod ?? GRACE.usual,
    DefaultMusicOnHoldFile: values.DefaultMusicOnHoldFile ?? null,
    DisableCallContext: values.DisableCallContext === true,
  });
}

export const getApplicationSettings: CmdletAction = {
  synopsis: 'Shows the settings of the Response Group application of a pool.',
  example: {
    title: 'How long an agent is given',
    transcript:
      'PS> (Get-CsRgsConfiguration -Identity service:ApplicationServer:pool01.contoso.com).AgentRingbackGracePeriod\n60',
  },
  outputs: [SETTINGS],
  run: (ps) => ({
    process() {
      onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
        const identity = applicationServer(deployment, (ps.parameters as { Identity?: unknown }).Identity);
        ps.write(settingsObject(identity, valuesAt(deployment, identity)));
      });
    },
  }),
};

export const setApplicationSettings: CmdletAction = {
  synopsis: 'Changes the settings of the Response Group application of a pool.',
  run: (ps) => ({
    process() {
      const { Identity, Instance } = ps.parameters as { Identity?: unknown; Instance?: unknown };
      onDeployment(ps, textOf(ps, 'Identity'), (deployment) => {
        const identity = applicationServer(deployment, Instance ?? Identity);
        const changes = Instance === undefined ? givenChanges(ps) : changesOf(argumentValue(Instance));
        const grace = Number(changes.AgentRingbackGracePeriod ?? GRACE.usual);
        if (grace < GRACE.least || grace > GRACE.most)
          throw new ItemFault(
            `The value ${grace} of AgentRingbackGracePeriod is out of range: it must be from ${GRACE.least} to ${GRACE.most}.`,
          );
        if (!ps.shouldProcess(identity)) return;
        deployment.settings.change(SETTINGS_KIND, identity, (values = {}) => ({ ...values, ...changes }));
      });
    },
  }),
};

function givenChanges(ps: CmdletContext): SettingValues {
  const given = ps.parameters as Readonly<Record<string, unknown>>;
  return {
    ...(ps.isBound('AgentRingbackGracePeriod') && {
      AgentRingbackGracePeriod: Number(toText(given.AgentRingbackGracePeriod)),
    }),
    ...(ps.isBound('DefaultMusicOnHoldFile') && { DefaultMusicOnHoldFile: fileText(given.DefaultMusicOnHoldFile) }),
    ...(ps.isBound('DisableCallContext') && { DisableCallContext: given.DisableCallContext === true }),
  };
}

function changesOf(instance: unknown): SettingValues {
  return {
    AgentRingbackGracePeriod: Number(toText(getMember(instance, 'AgentRingbackGracePeriod') ?? GRACE.usual)),
    DefaultMusicOnHoldFile: fileText(getMember(instance, 'DefaultMusicOnHoldFile')),
    DisableCallContext: getMember(instance, 'DisableCallContext') === true,
  };
}

function fileText(value: unknown): string | null {
  const given = argumentValue(value);
  return given === null || given === undefined ? null : toText(given);
}

export const importAudioFile: CmdletAction = {
  synopsis:
    'Puts an audio file into the file store of a Response Group application, and gives an object that names it.',
  description: 'The object goes into prompts and music on hold. A file is WAV or WMA, and 10 MB at most.',
  outputs: [AUDIO],
  run: (ps) => ({
    process() {
      const { Identity, Content } = ps.parameters as { Identity?: unknown; Content?: Uint8Array };
      const name = textOf(ps, 'FileName') ?? '';
      onDeployment(ps, name, (deployment) => {
        const identity = applicationServer(deployment, Identity);
        if (!/\.(?:wav|wma)$/i.test(name)) throw new ItemFault(`"${name}" is no audio file: WAV and WMA are taken.`);
        if ((Content?.length ?? 0) > MOST_BYTES) throw new ItemFault(`The file "${name}" is larger than 10 MB.`);
        if (!ps.shouldProcess(identity)) return;
        ps.write(audioObject(name.replace(/^.*[\\/]/s, '')));
      });
    },
  }),
};

const MOST_BYTES = 10 * 1024 * 1024;

function audioObject(name: string): DataObject {
  declareType(AUDIO, () =>
    dataType(AUDIO, ['string OriginalFileName {get;}', 'string UniqueName {get;}'], {
      listed: true,
      toText: (self) => toText(self.get('OriginalFileName')),
    }),
  );
  return new DataObject(AUDIO, { OriginalFileName: name, UniqueName: name });
}
