/** Single keys that a script waits for: `$Host.UI.RawUI.ReadKey` and `[Console]::ReadKey`. */
import { netException } from '../types/net-exception.ts';
import { NetObject, type NetType, typeNamed } from '../types/net-type.ts';
import type { Char } from '../types/values/char.ts';
import { ConsoleKeyInfo } from '../types/values/console-key-info.ts';
import { EnumValue } from '../types/values/enum-value.ts';
import type { HostUI, PressedKey } from './host.ts';
import { PipelineStoppedException } from './jumps.ts';

/** System.Management.Automation.Host.KeyInfo. */
export class HostKey extends NetObject {
  constructor(
    public virtualKeyCode: number,
    public character: Char,
    public state: EnumValue,
    public isDown: boolean,
  ) {
    super();
  }

  netType(): NetType {
    return typeNamed('System.Management.Automation.Host.KeyInfo');
  }

  /** The same for equal keys. */
  get identity(): string {
    return [this.virtualKeyCode, this.character, this.state, this.isDown ? 'True' : 'False'].join();
  }
}

/** Bits of ReadKeyOptions. */
const OPTIONS = { allowCtrlC: 1, noEcho: 2, includeKeyDown: 4, includeKeyUp: 8 };
/** Bits of ControlKeyStates: a terminal does not say which of two keys it was. */
const STATES = { alt: 2, control: 8, shift: 16 };

/** The next key, as the raw interface of a host gives it. */
export function readHostKey(ui: HostUI, options = OPTIONS.includeKeyDown): HostKey {
  if ((options & (OPTIONS.includeKeyDown | OPTIONS.includeKeyUp)) === 0) {
    throw netException(
      'System.ArgumentException',
      'Cannot read key options. To read options, set one or both of the following: IncludeKeyDown, IncludeKeyUp.',
    );
  }
  const { chord, text } = readPress(ui, {
    echoes: (options & OPTIONS.noEcho) === 0,
    isStopped: (options & OPTIONS.allowCtrlC) === 0,
  });
  const { key, keyChar, modifiers } = ConsoleKeyInfo.ofPress(chord, text);
  const state = Object.entries(STATES).reduce(
    (bits, [name, bit]) => bits + (modifiers[name as keyof typeof STATES] ? bit : 0),
    0,
  );
  const states = EnumValue.of(typeNamed('System.Management.Automation.Host.ControlKeyStates'), state);
  return new HostKey(Number(key.value), keyChar, states, (options & OPTIONS.includeKeyDown) !== 0);
}

/** The next key. @throws PipelineStoppedException for Ctrl+C where that stops. */
export function readPress(ui: HostUI, { echoes = true, isStopped = true } = {}): PressedKey {
  const press = ui.readKey();
  if (press === null) {
    throw netException(
      'System.InvalidOperationException',
      'Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.',
    );
  }
  if (isStopped && press.chord === 'Ctrl+c') throw new PipelineStoppedException();
  if (echoes && press.text !== '') ui.write(press.text);
  return press;
}
