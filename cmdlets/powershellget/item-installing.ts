/** What was found in a repository, installed or saved with all that it needs. */
import type { CmdletActions } from '../../src/engine/cmdlet.ts';
import { ambient } from '../../src/types/ambient.ts';
import { toText } from '../../src/types/conversion/conversion.ts';
import { createDirectory } from '../../src/types/files/file-system-info.ts';
import { decodeText, writeBytes, writeText } from '../../src/types/files/host-files.ts';
import { combinePaths } from '../../src/types/files/path-text.ts';
import { getMember } from '../../src/types/members/member-access.ts';
import { NetException } from '../../src/types/net-exception.ts';
import { writeCliXmlOf } from '../../src/types/serialization/clixml-writer.ts';
import type { PSCustomObject } from '../../src/types/values/custom-object.ts';
import { DateTime } from '../../src/types/values/date-time.ts';
import { isFolder, MODULE_INFO, SCRIPT_INFOS, scriptInfoFile } from '../packages/installed-resources.ts';
import { manifestOf } from '../packages/package-contents.ts';
import { fileNamed, type OpenedPackage, openedPackage, placeModule } from '../packages/placing.ts';
import { type InnerCommand, reportInner, reportWritten } from './inner-errors.ts';
import { foldersOf, installedItems, type Scope } from './installed-items.ts';
import { itemInfo } from './item-info.ts';
import type { ItemKind } from './item-kinds.ts';
import { type FoundItem, neededItems } from './item-search.ts';

export interface InstallingOptions {
  readonly kind: ItemKind;
  readonly doing: 'Install' | 'Save' | 'Update';
  /** Where an installation goes. */
  readonly scope: Scope;
  /** The folder that something is saved in. */
  readonly folder: string | null;
  readonly force: boolean;
  readonly allowClobber: boolean;
  readonly acceptsLicense: boolean;
  readonly pathStays: boolean;
  /** A version that is named is put beside those that are there. */
  readonly besideOthers: boolean;
  /** The version before, of what is updated. */
  readonly before?: string;
}

/** One that was found, with what it needs. Gives what was put in its place; repositories that were trusted are remembered. */
export class Installer {
  private readonly trusted = new Map<string, boolean>();

  constructor(
    private readonly ps: CmdletActions,
    private readonly options: InstallingOptions,
  ) {}

  private get command(): InnerCommand {
    return this.options.doing === 'Save' ? 'Save-Package' : 'Install-Package';
  }

  install(item: FoundItem): PSCustomObject[] {
    const { ps, options } = this;
    if (!this.mayBeDone(item, options.before)) {
      if (ps.isBound('WhatIf')) for (const one of neededItems(ps, item)) this.mayBeDone(one);
      return [];
    }
    if (!this.isTrusted(item)) {
      ps.warning(`User declined to install ${options.kind.word} (${item.resource.name}).`);
      return [];
    }
    if (options.doing === 'Install' && !options.force && this.isThere(item)) return [];
    const needed = neededItems(ps, item).filter((one) => options.doing === 'Save' || !this.isInstalled(one));
    const all = [...needed.filter((one) => this.mayBeDone(one)), item];
    try {
      // Nothing is written before all that belongs together has come and been opened.
      const opened = all.map((one) => ({ one, pack: openedPackage(one.resource, one.source.download(one.resource)) }));
      return opened.flatMap(({ one, pack }) => this.put(one, pack) ?? []);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      reportInner(ps, this.command, {
        errorId: error.identity?.errorId ?? 'PackageFailedInstallOrDownload',
        category: error.identity?.category ?? 'InvalidResult',
        message: error.message,
      });
      return [];
    }
  }

  private mayBeDone({ resource }: FoundItem, before?: string): boolean {
    const { kind, doing } = this.options;
    const version = resource.nugetVersion.normalized;
    const target =
      before === undefined
        ? `Version '${version}' of ${kind.word} '${resource.name}'`
        : `Version '${before}' of ${kind.word} '${resource.name}', updating to version '${version}'`;
    return this.ps.shouldProcess(target, `${doing}-${kind.type}`);
  }

  private isTrusted({ repository }: FoundItem): boolean {
    const { kind, doing, force } = this.options;
    if (repository.isTrusted || force) return true;
    const known = this.trusted.get(repository.name);
    if (known !== undefined) return known;
    const word = doing === 'Save' ? 'download' : 'install';
    const answer = this.ps.shouldContinue(
      `You are ${word}ing the ${kind.word}s from an untrusted repository. If you trust this repository, change its InstallationPolicy value by running the Set-PSRepository cmdlet. Are you sure you want to ${word} the ${kind.word}s from '${repository.name}'?`,
      'Untrusted repository',
    );
    this.trusted.set(repository.name, answer);
    return answer;
  }

  /** Says so where the version is there, or another one that it would come beside without being asked for. */
  private isThere({ resource }: FoundItem): boolean {
    const { ps } = this;
    const { kind, besideOthers } = this.options;
    const there = installedItems(kind, [resource.name], { kind: 'any' });
    const version = resource.nugetVersion;
    const same = there.find((one) => one.resource.nugetVersion.compareTo(version) === 0);
    const described = (one: (typeof there)[number]) =>
      `Version '${one.resource.fullVersion}' of ${kind.word} '${resource.name}' is already installed at '${one.place.path}'.`;
    if (same) {
      ps.verbose(described(same));
      return true;
    }
    const newest = there.at(-1);
    if (!newest || (besideOthers && kind.type === 'Module')) return false;
    const old = newest.resource.fullVersion;
    const next = version.normalized;
    ps.warning(
      kind.type === 'Module'
        ? `${described(newest)} To install version '${next}', run Install-Module and add the -Force parameter, this command will install version '${next}' side-by-side with version '${old}'.`
        : `${described(newest)} To delete version '${old}' and install version '${next}', run Install-Script, and add the -Force parameter.`,
    );
    return true;
  }

  private isInstalled({ resource }: FoundItem): boolean {
    return (
      installedItems(this.options.kind, [resource.name], { kind: 'one', version: resource.nugetVersion }).length > 0
    );
  }

  /** `null` where it was not put there, which is reported. */
  private put(item: FoundItem, opened: OpenedPackage): PSCustomObject | null {
    const { resource } = item;
    const script = fileNamed(opened, 'ps1');
    if (resource.facts.type === 'Script' && script) return this.putScript(item, script[1]);
    if (!this.isLicenseAccepted(opened)) return null;
    const manifest = fileNamed(opened, 'psd1');
    if (!manifest)
      return this.refuse(
        'InvalidPSModule',
        `The module '${resource.name}' cannot be installed or updated because it is not a properly-formed module.`,
      );
    if (this.takesCommands(opened, manifest)) return null;
    const { doing, folder, scope } = this.options;
    const isSaved = doing === 'Save';
    const root = folder !== null && isSaved ? folder : foldersOf(scope).modules;
    const version = isSaved ? resource.nugetVersion.normalized.replace(/-.*$/, '') : resource.facts.version.toString();
    const path = combinePaths([root, resource.name, version]);
    placeModule(path, opened.files);
    const info = this.infoOf(item, path);
    writeText(combinePaths([path, MODULE_INFO]), writeCliXmlOf(info, 5));
    this.ps.verbose(`Module '${resource.name}' was ${isSaved ? 'saved' : 'installed'} successfully to path '${path}'.`);
    return info;
  }

  private infoOf(item: FoundItem, installedLocation: string): PSCustomObject {
    const isUpdate = this.options.doing === 'Update';
    return itemInfo(item.resource, {
      repository: item.repository,
      installedLocation,
      installedDate: this.options.doing === 'Save' ? null : DateTime.now(),
      updatedDate: isUpdate ? DateTime.now() : null,
    });
  }

  private refuse(errorId: string, message: string): null {
    reportInner(this.ps, this.command, { errorId, category: 'InvalidOperation', message });
    return null;
  }

  private putScript(item: FoundItem, bytes: Uint8Array): PSCustomObject | null {
    const { ps, options } = this;
    const { name } = item.resource;
    const isSaved = options.doing === 'Save';
    const folder = isSaved && options.folder !== null ? options.folder : foldersOf(options.scope).scripts;
    if (options.doing === 'Install' && !options.force && this.isCommand(name)) {
      reportWritten(
        ps,
        'CommandAlreadyAvailableWitScriptName',
        `A command with name '${name}' is already available on this system. This script '${name}' may override the existing command. If you still want to install this script '${name}', use -Force parameter.`,
      );
      return null;
    }
    if (!isFolder(folder)) createDirectory(folder);
    writeBytes(combinePaths([folder, `${name}.ps1`]), bytes);
    const info = this.infoOf(item, folder);
    if (!isSaved) {
      const infos = combinePaths([folder, SCRIPT_INFOS]);
      if (!isFolder(infos)) createDirectory(infos);
      writeText(scriptInfoFile(folder, name), writeCliXmlOf(info, 5));
      this.offerPath(folder);
    }
    ps.verbose(`Script '${name}' was ${isSaved ? 'saved' : 'installed'} successfully to path '${folder}'.`);
    return info;
  }

  private isCommand(name: string): boolean {
    return this.ps.runspace.invokeCommand('Get-Command', { Name: [name], ErrorAction: 'Ignore' }).length > 0;
  }

  /** Scripts are found by their names where their folder stands in PATH: the session's, since the host's is not touched. */
  private offerPath(folder: string): void {
    const { environment } = ambient();
    const separator = environment.get('OS') === 'Windows_NT' ? ';' : ':';
    const path = environment.get('PATH') ?? '';
    if (this.options.pathStays || path.split(separator).includes(folder)) return;
    const query = `Your system has not been configured with a default script installation path yet, which means you can only run a script by specifying the full path to the script file. This action places the script into the folder '${folder}', and adds that folder to your PATH environment variable. Do you want to add the script installation path '${folder}' to the PATH environment variable?`;
    if (!this.options.force && !this.ps.shouldContinue(query, 'PATH Environment Variable Change')) return;
    environment.set('PATH', path === '' ? folder : `${path}${separator}${folder}`);
    this.ps.verbose(
      `Added scripts installation location '${folder}' for '${this.options.scope}' scope to process specific PATH environment variable.`,
    );
  }

  private isLicenseAccepted({ resource, files }: OpenedPackage): boolean {
    const { name, facts } = resource;
    if (!facts.requiresLicenseAcceptance || this.options.acceptsLicense) return true;
    const license = files.find(([file]) => file.toLowerCase() === 'license.txt');
    if (!license) {
      this.refuse(
        'LicenseTxtNotFound',
        'License.txt not Found. License.txt must be provided when user license acceptance is required.',
      );
      return false;
    }
    const query = `${decodeText(license[1])}\nDo you accept the license terms for module '${name}'.`;
    if (this.ps.shouldContinue(query, 'License Acceptance')) return true;
    this.ps.warning('User declined license acceptance.');
    return false;
  }

  /** Whether its commands are those of another module that is there. */
  private takesCommands({ resource }: OpenedPackage, [file, bytes]: [string, Uint8Array]): boolean {
    if (this.options.doing !== 'Install' || this.options.allowClobber) return false;
    const manifest = manifestOf(this.ps.runspace, decodeText(bytes), file);
    const commands = ['CmdletsToExport', 'FunctionsToExport', 'AliasesToExport']
      .flatMap((key) => manifest.patterns(key) ?? [])
      .filter((command) => !/[*?[]/.test(command));
    const taken = commands.filter((command) => this.isCommandOfOthers(command, resource.name));
    if (taken.length === 0) return false;
    this.refuse(
      'CommandAlreadyAvailable,Validate-ModuleCommandAlreadyAvailable',
      `The following commands are already available on this system:'${taken.join(',')}'. This module '${resource.name}' may override the existing commands. If you still want to install this module '${resource.name}', use -AllowClobber parameter.`,
    );
    return true;
  }

  private isCommandOfOthers(command: string, module: string): boolean {
    const found = this.ps.runspace.invokeCommand('Get-Command', { Name: [command], ErrorAction: 'Ignore' });
    const owners = found.map((one) => toText(getMember(one, 'ModuleName') ?? ''));
    return owners.some((owner) => owner !== '' && owner.toLowerCase() !== module.toLowerCase());
  }
}
