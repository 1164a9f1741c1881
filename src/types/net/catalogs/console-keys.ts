/** Keys of a console: System.ConsoleKey, System.ConsoleModifiers, System.ConsoleKeyInfo. */
import { typeNamed } from '../../net-type.ts';
import { defineType } from '../../type-declaration.ts';
import type { Char } from '../../values/char.ts';
import { ConsoleKeyInfo } from '../../values/console-key-info.ts';
import { EnumValue } from '../../values/enum-value.ts';

/** The names that follow each other from a number on. */
const KEY_RUNS: readonly (readonly [first: number, names: string])[] = [
  [0, 'None'],
  [8, 'Backspace Tab'],
  [12, 'Clear Enter'],
  [19, 'Pause'],
  [27, 'Escape'],
  [
    32,
    'Spacebar PageUp PageDown End Home LeftArrow UpArrow RightArrow DownArrow Select Print Execute PrintScreen Insert Delete Help D0 D1 D2 D3 D4 D5 D6 D7 D8 D9',
  ],
  [65, 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z LeftWindows RightWindows Applications'],
  [
    95,
    'Sleep NumPad0 NumPad1 NumPad2 NumPad3 NumPad4 NumPad5 NumPad6 NumPad7 NumPad8 NumPad9 Multiply Add Separator Subtract Decimal Divide F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 F16 F17 F18 F19 F20 F21 F22 F23 F24',
  ],
  [
    166,
    'BrowserBack BrowserForward BrowserRefresh BrowserStop BrowserSearch BrowserFavorites BrowserHome VolumeMute VolumeDown VolumeUp MediaNext MediaPrevious MediaStop MediaPlay LaunchMail LaunchMediaSelect LaunchApp1 LaunchApp2',
  ],
  [186, 'Oem1 OemPlus OemComma OemMinus OemPeriod Oem2 Oem3'],
  [219, 'Oem4 Oem5 Oem6 Oem7 Oem8'],
  [226, 'Oem102'],
  [229, 'Process'],
  [231, 'Packet'],
  [246, 'Attention CrSel ExSel EraseEndOfFile Play Zoom NoName Pa1 OemClear'],
];

export default [
  defineType({
    name: 'System.ConsoleKey',
    kind: 'enum',
    members: Object.fromEntries(
      KEY_RUNS.flatMap(([first, names]) => names.split(' ').map((name, index) => [name, first + index])),
    ),
  }),
  defineType({
    name: 'System.ConsoleModifiers',
    kind: 'enum',
    flags: true,
    members: { None: 0, Alt: 1, Shift: 2, Control: 4 },
  }),
  defineType<ConsoleKeyInfo>({
    name: 'System.ConsoleKeyInfo',
    kind: 'struct',
    constructors: [
      [
        '(char keyChar, System.ConsoleKey key, bool shift, bool alt, bool control)',
        (keyChar: Char, key: EnumValue, shift: boolean, alt: boolean, control: boolean) =>
          new ConsoleKeyInfo(keyChar, key, { shift, alt, control }),
      ],
    ],
    properties: [
      ['char KeyChar {get;}', (self: ConsoleKeyInfo) => self.keyChar],
      ['System.ConsoleKey Key {get;}', (self: ConsoleKeyInfo) => self.key],
      [
        'System.ConsoleModifiers Modifiers {get;}',
        ({ modifiers: { shift, alt, control } }: ConsoleKeyInfo) =>
          EnumValue.of(typeNamed('System.ConsoleModifiers'), (alt ? 1 : 0) + (shift ? 2 : 0) + (control ? 4 : 0)),
      ],
    ],
    hashKey: (self) => self.identity,
    equals: (a, b) => a.identity === b.identity,
  }),
];
