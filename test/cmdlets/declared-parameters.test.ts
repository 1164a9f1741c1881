/**
 * Holds the declarations against what PowerShell and Lync Server say of their cmdlets (test/reference).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { COMMON_NAMES } from '../../src/engine/binder/common-parameters.ts';
import { metadataOfCmdlet } from '../../src/engine/binder/metadata-from-cmdlet.ts';
import { syntaxLines } from '../../src/engine/binder/syntax.ts';
import { ALL_SETS, type ParameterMetadata, type ParameterSetData } from '../../src/engine/command-metadata.ts';
import { commandIndex } from '../../src/generated/commands.ts';
import '../engine/binder/binder-setting.ts';

interface ReferenceParameter {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly in: Readonly<
    Record<string, { position?: number; mandatory?: boolean; byValue?: boolean; byName?: boolean; rest?: boolean }>
  >;
}

interface ReferenceCmdlet {
  readonly name: string;
  readonly defaultSet?: string;
  readonly sets: readonly { readonly name: string; readonly syntax: string }[];
  readonly parameters: readonly ReferenceParameter[];
}

/** Aliases that PowerShell has on Windows only, where Lync Server runs; the reference is of a PowerShell on Linux. */
const WINDOWS_ALIASES = new Set(
  'ac cat clear compare cp cpp diff gsv kill ls lp man mount mv ps rm rmdir sasv sleep sort spsv start stz tee write'.split(
    ' ',
  ),
);

/** Where lyncshell differs on purpose, and why. */
const EXCEPTIONS = new Map<string, string>([
  ['Request-CsCertificate', 'its reference tells the sets apart by optional switches; here each switch makes its set'],
  ['Set-CsTrunkConfiguration', 'its reference has a parameter without the hyphen'],
  ['Set-CsMediaConfiguration', 'its reference has a hyphen before the bracket'],
  ['Set-CsClsConfiguration', 'its reference has a parameter without the hyphen, and names without a blank behind'],
  ['New-CsExternalAccessPolicy', 'its page for Lync Server 2013 has EnablePublicCloudAccess, the later ones do not'],
  ['Set-CsExternalAccessPolicy', 'its page for Lync Server 2013 has EnablePublicCloudAccess, the later ones do not'],
  ['New-CsMobilityPolicy', 'its page for Lync Server 2013 has RequireWIFIForIPAudio, the later ones do not'],
  ['Set-CsMobilityPolicy', 'its page for Lync Server 2013 has RequireWIFIForIPAudio, the later ones do not'],
  ['New-CsHostingProvider', 'its page for Lync Server 2013 has a set without a shared address space'],
  ['Grant-CsExternalAccessPolicy', 'its reference has the sets of later versions'],
  ['Test-CsPhoneBootstrap', 'its reference has a later name of PhoneOrExt as a second mandatory parameter'],
  ['Get-Process', 'has -ComputerName, which Windows PowerShell has'],
  ['New-PSSessionOption', 'has what PowerShell has on Windows, where Lync Server runs'],
  ['Restart-Computer', 'has the parameters that PowerShell has on Windows'],
  ['Stop-Computer', 'has the parameters that PowerShell has on Windows'],
  ['New-Object', 'has -ComObject, which PowerShell has on Windows only, to say that there is no COM'],
]);

function reference<T>(file: string): T[] {
  return JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), 'utf8')) as T[];
}

/** Declared cmdlets that the real system has too. */
function pairs<T extends { name: string }>(real: readonly T[]) {
  const byName = new Map(real.map((one) => [one.name.toLowerCase(), one]));
  return [...commandIndex.values()].flatMap(({ name, load }) => {
    const found = byName.get(name.toLowerCase());
    return found && !EXCEPTIONS.has(name) ? [[name, found, load] as const] : [];
  });
}

const powershell = pairs(reference<ReferenceCmdlet>('powershell-cmdlets.json'));
const lync = pairs(reference<ReferenceCmdlet>('lync-cmdlets.json'));

/**
 * What binding depends on, in one line: `Path: LP, PSPath; Path@0 value mandatory`. To be in all sets by name, always alike,
 * is to be in all sets.
 */
function parameterLine(
  name: string,
  aliases: readonly string[],
  own: readonly (readonly [string, string])[],
  setCount: number,
): string {
  const isInAll = own.length === setCount && own.every(([, part]) => part === own[0]![1]);
  const sets = isInAll ? [[ALL_SETS, own[0]![1]] as const] : own;
  const parts = sets.map(([set, part]) => `${set}${part}`).sort();
  return `${name}: ${[...aliases].sort().join(', ')}; ${parts.join('; ')}`;
}

function declaredLine({ name, aliases, sets }: ParameterMetadata, setCount: number): string {
  const part = ({ position, mandatory, byValue, byPropertyName, remaining }: ParameterSetData) =>
    partText(position, mandatory, byValue, byPropertyName, remaining);
  return parameterLine(
    name,
    aliases,
    [...sets].map(([set, data]) => [set, part(data)]),
    setCount,
  );
}

function realLine({ name, aliases = [], in: sets }: ReferenceParameter, setCount: number): string {
  const parts = Object.entries(sets).map(
    ([set, { position, mandatory, byValue, byName, rest }]) =>
      [set, partText(position ?? null, mandatory, byValue, byName, rest)] as const,
  );
  return parameterLine(name, aliases, parts, setCount);
}

function partText(position: number | null, mandatory = false, byValue = false, byName = false, rest = false): string {
  const at = position === null ? '' : `@${position}`;
  return [at, mandatory && 'mandatory', byValue && 'value', byName && 'name', rest && 'rest'].filter(Boolean).join(' ');
}

/** A syntax line without the types, which Lync's reference names by its own classes. */
function namesOf(syntax: string): string[] {
  return syntax
    .replace(/ ?<[^>]*>+/g, '')
    .replace('[]', '')
    .split(/\s+(?=\[?\[?-)/)
    .slice(1)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !COMMON_NAMES.has(part.replace(/\W/g, '')))
    .sort();
}

describe('parameters as PowerShell has them', () => {
  test.each(powershell)('%s', (_name, real, load) => {
    const metadata = metadataOfCmdlet(load());
    const count = real.sets.length;
    const declared = metadata.parameters.filter(({ name }) => !COMMON_NAMES.has(name));
    expect(declared.map((one) => declaredLine(one, count)).sort()).toEqual(
      real.parameters.map((one) => realLine(one, count)).sort(),
    );
    expect(metadata.defaultParameterSet).toBe(real.defaultSet ?? null);
  });
});

describe('parameter sets as Lync Server has them', () => {
  test.each(lync)('%s', (_name, real, load) => {
    const declared = syntaxLines(metadataOfCmdlet(load())).map(({ text }) => namesOf(text));
    const order = (a: string[], b: string[]) => (a.join() < b.join() ? -1 : 1);
    expect(declared.sort(order)).toEqual(real.sets.map(({ syntax }) => namesOf(syntax)).sort(order));
  });
});

describe('aliases as PowerShell has them', () => {
  const real = reference<{ name: string; definition: string }>('powershell-aliases.json');
  test.each(powershell)('%s', (name) => {
    const own = commandIndex.get(name)!.aliases;
    expect(own.filter((alias) => !WINDOWS_ALIASES.has(alias)).sort()).toEqual(
      real
        .filter(({ definition }) => definition === name)
        .map((alias) => alias.name)
        .sort(),
    );
  });
});
