/** The way of a terminal to its page: numbered bytes, none lost, none twice. */
import { expect, jest, test } from '@jest/globals';
import { Channel } from '../../src/serve/channel.ts';
import { type Frame, WINDOW_BYTES } from '../../src/serve/message-types.ts';
import { fc } from '../random-input.ts';

jest.useFakeTimers();

/** A page that has what was sent while it was there. */
class Receiver {
  isThere = true;
  drawn = 0;
  text = '';
  printed = 0;

  readonly ends = {
    send: (frame: Frame) => {
      if (!this.isThere) return false;
      if (frame.sequence !== this.drawn) throw new Error(`byte ${frame.sequence} came where ${this.drawn} was due`);
      this.drawn += frame.bytes.length;
      this.text += new TextDecoder().decode(frame.bytes);
      return true;
    },
    drawn: (bytes: number) => {
      this.printed += bytes;
    },
  };
}

const step = fc.oneof(
  fc.record({ do: fc.constant('print' as const), text: fc.string({ maxLength: 40 }) }),
  fc.record({ do: fc.constant('write' as const), text: fc.string({ maxLength: 40 }) }),
  fc.constant({ do: 'wait' as const }),
  fc.constant({ do: 'ack' as const }),
  fc.constant({ do: 'lose' as const }),
  fc.constant({ do: 'return' as const }),
);

test('a page that goes and comes back has every byte once, in order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const page = new Receiver();
      const channel = new Channel(1, page.ends);
      let written = '';
      let printed = 0;
      const comeBack = (): void => {
        page.isThere = true;
        const from = channel.startFor(page.drawn);
        expect(from).toBe(page.drawn);
        channel.resume(from);
      };
      for (const one of steps) {
        if (one.do === 'print' || one.do === 'write') {
          written += one.text;
          if (one.do === 'print') printed += new TextEncoder().encode(one.text).length;
          channel[one.do](one.text);
        } else if (one.do === 'wait') jest.advanceTimersByTime(10);
        else if (one.do === 'ack') channel.acknowledge(page.drawn);
        else if (one.do === 'lose') page.isThere = false;
        else comeBack();
      }
      comeBack();
      channel.acknowledge(page.drawn);
      expect(page.text).toBe(new TextDecoder().decode(new TextEncoder().encode(written)));
      expect(page.printed).toBe(printed);
    }),
  );
});

test('a page that has nothing gets what is kept, which is a window at least', () => {
  const page = new Receiver();
  const channel = new Channel(1, page.ends);
  page.isThere = false;
  for (let at = 0; at < 40; at++) channel.print('x'.repeat(16_384));
  const from = channel.startFor(null);
  expect(from).toBeGreaterThan(0);
  page.isThere = true;
  page.drawn = from;
  channel.resume(from);
  expect(page.text.length).toBeGreaterThanOrEqual(WINDOW_BYTES);
});
