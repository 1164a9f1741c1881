/**
 * Environment.GetFolderPath: where a system keeps what (facts: .NET 10 on Linux, Windows Server's known folders). A folder
 * that the system has no place for is empty.
 */
import { ambient } from './ambient.ts';
import { statOf } from './files/host-files.ts';
import { sessionSystem } from './session-system.ts';
import type { EnumValue } from './values/enum-value.ts';

const START_MENU = 'Microsoft\\Windows\\Start Menu';

/** On Windows, by the name of the folder, behind the variable that says where it begins. */
const OF_WINDOWS: Readonly<Record<string, readonly [variable: string, below: string]>> = {
  UserProfile: ['USERPROFILE', ''],
  Desktop: ['USERPROFILE', 'Desktop'],
  DesktopDirectory: ['USERPROFILE', 'Desktop'],
  MyDocuments: ['USERPROFILE', 'Documents'],
  Personal: ['USERPROFILE', 'Documents'],
  Favorites: ['USERPROFILE', 'Favorites'],
  MyMusic: ['USERPROFILE', 'Music'],
  MyPictures: ['USERPROFILE', 'Pictures'],
  MyVideos: ['USERPROFILE', 'Videos'],
  ApplicationData: ['APPDATA', ''],
  StartMenu: ['APPDATA', START_MENU],
  Programs: ['APPDATA', `${START_MENU}\\Programs`],
  Startup: ['APPDATA', `${START_MENU}\\Programs\\Startup`],
  AdminTools: ['APPDATA', `${START_MENU}\\Programs\\Administrative Tools`],
  Recent: ['APPDATA', 'Microsoft\\Windows\\Recent'],
  SendTo: ['APPDATA', 'Microsoft\\Windows\\SendTo'],
  Templates: ['APPDATA', 'Microsoft\\Windows\\Templates'],
  NetworkShortcuts: ['APPDATA', 'Microsoft\\Windows\\Network Shortcuts'],
  PrinterShortcuts: ['APPDATA', 'Microsoft\\Windows\\Printer Shortcuts'],
  Cookies: ['APPDATA', 'Microsoft\\Windows\\Cookies'],
  LocalApplicationData: ['LOCALAPPDATA', ''],
  History: ['LOCALAPPDATA', 'Microsoft\\Windows\\History'],
  InternetCache: ['LOCALAPPDATA', 'Microsoft\\Windows\\Temporary Internet Files'],
  CDBurning: ['LOCALAPPDATA', 'Microsoft\\Windows\\Burn\\Burn'],
  CommonApplicationData: ['ProgramData', ''],
  CommonStartMenu: ['ProgramData', START_MENU],
  CommonPrograms: ['ProgramData', `${START_MENU}\\Programs`],
  CommonStartup: ['ProgramData', `${START_MENU}\\Programs\\Startup`],
  CommonAdminTools: ['ProgramData', `${START_MENU}\\Programs\\Administrative Tools`],
  CommonTemplates: ['ProgramData', 'Microsoft\\Windows\\Templates'],
  CommonDesktopDirectory: ['PUBLIC', 'Desktop'],
  CommonDocuments: ['PUBLIC', 'Documents'],
  CommonMusic: ['PUBLIC', 'Music'],
  CommonPictures: ['PUBLIC', 'Pictures'],
  CommonVideos: ['PUBLIC', 'Videos'],
  Windows: ['SystemRoot', ''],
  System: ['SystemRoot', 'system32'],
  SystemX86: ['SystemRoot', 'SysWOW64'],
  Fonts: ['SystemRoot', 'Fonts'],
  Resources: ['SystemRoot', 'resources'],
  ProgramFiles: ['ProgramFiles', ''],
  CommonProgramFiles: ['ProgramFiles', 'Common Files'],
  ProgramFilesX86: ['ProgramFiles(x86)', ''],
  CommonProgramFilesX86: ['ProgramFiles(x86)', 'Common Files'],
};

/** On Unix, below the home of the user or from the root on; a variable of XDG goes before. */
const OF_UNIX: Readonly<Record<string, readonly [path: string, variable?: string]>> = {
  UserProfile: ['~'],
  Desktop: ['~/Desktop'],
  DesktopDirectory: ['~/Desktop'],
  MyDocuments: ['~/Documents'],
  Personal: ['~/Documents'],
  MyMusic: ['~/Music'],
  MyPictures: ['~/Pictures'],
  MyVideos: ['~/Videos'],
  Templates: ['~/Templates'],
  Fonts: ['~/.fonts'],
  ApplicationData: ['~/.config', 'XDG_CONFIG_HOME'],
  LocalApplicationData: ['~/.local/share', 'XDG_DATA_HOME'],
  CommonApplicationData: ['/usr/share'],
  CommonTemplates: ['/usr/share/templates'],
};

/**
 * The path of a folder; empty when there is none.
 * @param option SpecialFolderOption: only `None`, which is what stands for no option, looks whether it is there. A
 * server of a lab has them all; its disk holds those that something was put into.
 */
export function specialFolder(folder: EnumValue, option?: EnumValue): string {
  const name = folder.toString();
  if (sessionSystem() === 'WINDOWS') return windowsFolder(name);
  const path = unixFolder(name);
  const isSought = option === undefined || option.toString() === 'None';
  return isSought && path !== '' && !statOf(path)?.isDirectory() ? '' : path;
}

function windowsFolder(name: string): string {
  const [variable, below] = OF_WINDOWS[name] ?? [];
  const start = variable === undefined ? undefined : ambient().environment.get(variable);
  return start === undefined ? '' : below ? `${start}\\${below}` : start;
}

function unixFolder(name: string): string {
  const { environment } = ambient();
  const [path = '', variable] = OF_UNIX[name] ?? [];
  const named = variable === undefined ? undefined : environment.get(variable);
  return named?.startsWith('/') ? named : path.replace(/^~/, environment.get('HOME') ?? '');
}
