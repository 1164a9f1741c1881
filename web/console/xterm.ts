/** What is loaded when the first console opens. */
export { FitAddon } from '@xterm/addon-fit';
export { Terminal } from '@xterm/xterm';
