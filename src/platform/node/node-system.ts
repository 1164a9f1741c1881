/** The computer, its user and this process, as Node tells of them. Each is asked for when it is first needed. */
import os from 'node:os';
import { isSea } from 'node:sea';
import v8 from 'node:v8';
import vm from 'node:vm';
import { hostErrorCode } from '../host-error.ts';
import type { HostSystem } from '../platform.ts';
import { shellScript } from './worker-programs.ts';

const KNOWN_SYSTEMS = ['linux', 'darwin', 'win32'] as const;
/** What part of the computer's memory arrays of bytes may take. */
const BUFFERS_PART = 0.6;

export const nodeSystem: HostSystem = {
  os: KNOWN_SYSTEMS.find((name) => name === process.platform) ?? 'other',
  get release() {
    return os.release();
  },
  get hostName() {
    return os.hostname();
  },
  get userName() {
    return os.userInfo().username;
  },
  get userId() {
    return process.getuid?.() ?? null;
  },
  get homeDirectory() {
    // An empty HOME says nothing: else the home would be wherever the program was started.
    return os.homedir() || os.userInfo().homedir;
  },
  get temporaryDirectory() {
    return os.tmpdir();
  },
  get currentDirectory() {
    return process.cwd();
  },
  get isPrivileged() {
    return process.getuid?.() === 0;
  },
  get environment() {
    return new Map(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  },
  get uptimeSeconds() {
    return os.uptime();
  },
  processId: process.pid,
  get commandLine() {
    return process.argv;
  },
  get programPath() {
    return process.execPath;
  },
  get shellProgram() {
    return isSea() ? [process.execPath] : [process.execPath, shellScript()];
  },
  get startTime() {
    return Date.now() - process.uptime() * 1000;
  },
  get cpuMilliseconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  get memory() {
    const { rss, heapTotal, heapUsed } = process.memoryUsage();
    return { resident: rss, heapTotal, heapUsed };
  },
  heap() {
    const { used_heap_size: used, heap_size_limit: limit } = v8.getHeapStatistics();
    return { used, limit };
  },
  buffers() {
    // Without a limit of its own the process is told a number beyond all memory.
    const whole = Math.min(process.constrainedMemory(), os.totalmem());
    return { used: process.memoryUsage().arrayBuffers, limit: whole * BUFFERS_PART, left: process.availableMemory() };
  },
  collectGarbage() {
    collector ??= exposedCollector();
    collector();
  },
  get exitCode() {
    return Number(process.exitCode ?? 0);
  },
  set exitCode(code) {
    process.exitCode = code;
  },
  atExit(work) {
    process.once('exit', work);
    return () => process.off('exit', work);
  },
  onFault(hear) {
    process.on('uncaughtException', (error) => {
      hear(error);
      process.exit();
    });
  },
  isAlive(processId) {
    try {
      process.kill(processId, 0);
      return true;
    } catch (error) {
      return hostErrorCode(error) === 'EPERM';
    }
  },
  enableLinearRegExp: () => {
    v8.setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
    v8.setFlagsFromString('--regexp-backtracks-before-fallback=5000');
  },
};

let collector: (() => void) | null = null;

/** V8 has a function for it only in contexts that are made after it was told to. */
function exposedCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as () => void;
}
