/** Types of the keys that a host reads. */
import { defineType } from '../../../types/type-declaration.ts';
import type { Char } from '../../../types/values/char.ts';
import type { EnumValue } from '../../../types/values/enum-value.ts';
import { HostKey } from '../../host-keys.ts';

const STATES = 'System.Management.Automation.Host.ControlKeyStates';

export default [
  defineType({
    name: 'System.Management.Automation.Host.ReadKeyOptions',
    kind: 'enum',
    flags: true,
    members: { AllowCtrlC: 1, NoEcho: 2, IncludeKeyDown: 4, IncludeKeyUp: 8 },
  }),
  defineType({
    name: 'System.Management.Automation.Host.ControlKeyStates',
    kind: 'enum',
    flags: true,
    members: {
      RightAltPressed: 1,
      LeftAltPressed: 2,
      RightCtrlPressed: 4,
      LeftCtrlPressed: 8,
      ShiftPressed: 16,
      NumLockOn: 32,
      ScrollLockOn: 64,
      CapsLockOn: 128,
      EnhancedKey: 256,
    },
  }),
  defineType<HostKey>({
    name: 'System.Management.Automation.Host.KeyInfo',
    kind: 'struct',
    constructors: [
      [
        `(int virtualKeyCode, char ch, ${STATES} controlKeyState, bool keyDown)`,
        (code: number, character: Char, state: EnumValue, isDown: boolean) =>
          new HostKey(code, character, state, isDown),
      ],
    ],
    properties: [
      [
        'int VirtualKeyCode {get;set;}',
        (self: HostKey) => self.virtualKeyCode,
        (self: HostKey, code: number) => {
          self.virtualKeyCode = code;
        },
      ],
      [
        'char Character {get;set;}',
        (self: HostKey) => self.character,
        (self: HostKey, character: Char) => {
          self.character = character;
        },
      ],
      [
        `${STATES} ControlKeyState {get;set;}`,
        (self: HostKey) => self.state,
        (self: HostKey, state: EnumValue) => {
          self.state = state;
        },
      ],
      [
        'bool KeyDown {get;set;}',
        (self: HostKey) => self.isDown,
        (self: HostKey, isDown: boolean) => {
          self.isDown = isDown;
        },
      ],
    ],
    toText: (self) => self.identity,
    hashKey: (self) => self.identity,
    equals: (a, b) => a.identity === b.identity,
  }),
];
