/** The name servers of a lab, as resolvers ask them over UDP and TCP. */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decode, encode } from 'dns-packet';
import { nameServers } from '../../src/endpoints/name-server.ts';
import { answerToDatagram, nameConversation } from '../../src/platform/node/name-messages.ts';
import type { Speech } from '../../src/platform/sockets.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';
import { fc } from '../random-input.ts';
import { anyOffset, type ServedLab, serveLab } from './served-lab.ts';

jest.setTimeout(60_000);

type NameServer = Extract<Speech, { readonly kind: 'names' }>;

let served: ServedLab;

beforeAll(async () => {
  const lab = freshLab();
  const offset = anyOffset();
  served = await serveLab(lab, undefined, offset);
  await served.opened.open(
    nameServers(lab, () => served.report().endpoints),
    offset,
  );
});

afterAll(() => {
  served.close();
  deleteFreshLabs();
});

function place(side: 'internal' | 'external'): { readonly address: string; readonly hostPort: number } {
  const found = served.report().endpoints.find((one) => one.protocol === 'dns' && one.side === side);
  if (!found) throw new Error(`no name server for ${side}`);
  return found;
}

function resolver(side: 'internal' | 'external'): Resolver {
  const { address, hostPort } = place(side);
  const made = new Resolver({ timeout: 3000, tries: 1 });
  made.setServers([`${address}:${hostPort}`]);
  return made;
}

describe('a resolver', () => {
  test('finds each opened endpoint by each of its names, on its side alone', async () => {
    for (const side of ['internal', 'external'] as const) {
      const asked = resolver(side);
      for (const { names, address } of served.report().endpoints.filter((one) => one.side === side))
        for (const name of names) expect(await asked.resolve4(name)).toContain(address);
    }
    await expect(resolver('external').resolve4('fe01.contoso.com')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(resolver('internal').resolve4('webconf.contoso.com')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  test('is led to the port at which a service was opened', async () => {
    const director = served.at('dir01', 5061);
    expect(await resolver('internal').resolveSrv('_sipinternaltls._tcp.contoso.com')).toEqual([
      { name: 'dir01.contoso.com', port: director.hostPort, priority: 0, weight: 0 },
    ]);
    const edge = served.at('edge01', 443, 'sip.contoso.com');
    expect(await resolver('external').resolveSrv('_sip._tls.contoso.com')).toEqual([
      { name: 'sip.contoso.com', port: edge.hostPort, priority: 0, weight: 0 },
    ]);
    expect(await resolver('external').resolveSrv('_sipfederationtls._tcp.contoso.com')).toHaveLength(1);
  });

  test('is told names of addresses, that a name has nothing of a kind, and who answers for the domain', async () => {
    const asked = resolver('internal');
    expect(await asked.reverse(served.at('fe02', 5061).address)).toEqual(['fe02.contoso.com']);
    await expect(asked.resolveTxt('fe01.contoso.com')).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(asked.resolve4('_tcp.contoso.com')).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(asked.resolve4('nobody.contoso.com')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(await asked.resolveSoa('contoso.com')).toMatchObject({ nsname: 'ns.contoso.com' });
  });

  test('is refused for what is none of the lab’s', async () => {
    await expect(resolver('internal').resolve4('example.org')).rejects.toMatchObject({ code: 'EREFUSED' });
  });
});

describe('messages', () => {
  const many: NameServer = {
    kind: 'names',
    answer: ({ name }) => ({
      outcome: 'NOERROR',
      answers: Array.from({ length: 100 }, (_, n) => ({ name, ttl: 1, type: 'A' as const, data: `127.0.1.${n}` })),
      authorities: [],
      additionals: [],
    }),
  };
  const question = encode({ type: 'query', id: 7, questions: [{ type: 'A', name: 'pool.contoso.com' }] });

  test('an answer that is too long for a datagram says so, and comes whole over TCP', () => {
    const datagram = decode(Buffer.from(answerToDatagram(many, question) ?? []));
    expect(datagram).toMatchObject({ id: 7, flag_tc: true, answers: [] });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(question.length);
    const conversation = nameConversation(many);
    const whole = Buffer.concat([length, question, length]);
    // In pieces, with the beginning of another behind it.
    const parts = [...whole].map((byte) => conversation.hear(Uint8Array.of(byte)).reply);
    const reply = Buffer.concat(parts);
    expect(decode(reply.subarray(2)).answers).toHaveLength(100);
  });

  test('a client that takes more in a datagram is given more, up to a limit', () => {
    const sized = (udpPayloadSize: number) =>
      encode({
        type: 'query',
        questions: [{ type: 'A', name: 'pool.contoso.com' }],
        additionals: [{ type: 'OPT', name: '.', udpPayloadSize, flags: 0, options: [] } as never],
      });
    const few: NameServer = {
      kind: 'names',
      answer: (asked) => ({ ...many.answer(asked), answers: many.answer(asked).answers.slice(0, 30) }),
    };
    expect(decode(Buffer.from(answerToDatagram(few, sized(4096)) ?? [])).answers).toHaveLength(30);
    expect(decode(Buffer.from(answerToDatagram(many, sized(65_000)) ?? []))).toMatchObject({ flag_tc: true });
  });

  test('what is no question gets a code, and an answer gets none', () => {
    const codeOf = (message: Uint8Array | null) => (message?.[3] ?? 255) & 15;
    expect(codeOf(answerToDatagram(many, Buffer.concat([question.subarray(0, 12), Buffer.from([200, 1])])))).toBe(1);
    const update = Buffer.from(question);
    update[2] = 5 << 3;
    expect(codeOf(answerToDatagram(many, update))).toBe(4);
    const answer = Buffer.from(question);
    answer[2] = 0x80;
    expect(answerToDatagram(many, answer)).toBeNull();
    expect(answerToDatagram(many, question.subarray(0, 5))).toBeNull();
  });

  test('whatever bytes come, nothing is thrown and nothing longer than a datagram goes back', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.tuple(fc.nat(question.length - 1), fc.nat(255)).map(([place, value]) => {
        const changed = Uint8Array.from(question);
        changed[place] = value;
        return changed;
      }),
    );
    fc.assert(fc.property(bytes, (message) => (answerToDatagram(many, message)?.length ?? 0) <= 1232));
    fc.assert(fc.property(bytes, (message) => nameConversation(many).hear(message).reply.length <= 65_537));
  });

  test('rubbish does not stop the server', async () => {
    const { address, hostPort } = place('internal');
    const socket = createSocket('udp4');
    for (let n = 0; n < 200; n++) socket.send(Buffer.alloc(n, n), hostPort, address);
    await new Promise((resolve) => connect(hostPort, address).on('close', resolve).end(Buffer.alloc(3000, 255)));
    expect(await resolver('internal').resolve4('fe01.contoso.com')).toHaveLength(1);
    socket.close();
  });
});
