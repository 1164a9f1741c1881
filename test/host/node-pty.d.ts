/** What is used of node-pty. Its own types are no module for the compiler, since the package is installed under another name. */
export interface Pty {
  onData(listener: (data: string) => void): void;
  onExit(listener: (end: { exitCode: number }) => void): void;
  write(data: string): void;
  kill(signal?: string): void;
}

export function spawn(
  file: string,
  args: readonly string[],
  options: { cols: number; rows: number; env: NodeJS.ProcessEnv },
): Pty;
