/** Node's streams and ports, of which the terminal's side of the prompt is built. */
import { spawn } from 'node:child_process';

export type { ReadStream as TerminalReader, WriteStream as TerminalWriter } from 'node:tty';
export { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Runs a program that owns the terminal meanwhile; resolves to its exit code, null where it could not be started. */
export function runProgram(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.on('error', () => resolve(null));
    child.on('exit', (code) => resolve(code));
  });
}
