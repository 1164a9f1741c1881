/** What is let in at the front door, and what stops there. */
import { expect, test } from '@jest/globals';
import { cookieOf, doorOf, refusalOf, upgradeRefusalOf } from '../../src/serve/front-door.ts';

const door = doorOf('http', ['127.0.0.1', 'localhost'], 8080);

function knock(headers: readonly string[], method = 'GET', url = '/') {
  return { method, url, rawHeaders: headers };
}

test.each([
  ['127.0.0.1:8080', null],
  ['localhost:8080', null],
  ['LOCALHOST:8080', null],
  ['127.0.0.1', 'host'],
  ['127.0.0.1:8081', 'host'],
  ['127.0.0.1.:8080', 'host'],
  ['localhost.:8080', 'host'],
  ['lab.evil.example:8080', 'host'],
  ['127.0.0.1:8080.evil.example', 'host'],
  ['127.0.0.1:8080@evil.example', 'host'],
  ['0.0.0.0:8080', 'host'],
  ['[::1]:8080', 'host'],
  ['', 'host'],
])('the host %j: %s', (host, refusal) => {
  expect(refusalOf(knock(['Host', host]), door)).toBe(refusal);
});

test('no host and two hosts are none', () => {
  expect(refusalOf(knock([]), door)).toBe('host');
  expect(refusalOf(knock(['Host', '127.0.0.1:8080', 'hOST', '127.0.0.1:8080']), door)).toBe('host');
});

test('a target with an address in it is refused', () => {
  expect(refusalOf(knock(['Host', '127.0.0.1:8080'], 'GET', 'http://127.0.0.1:8080/'), door)).toBe('target');
});

const ORIGINS = [
  ['http://127.0.0.1:8080', null],
  ['http://localhost:8080', null],
  ['https://127.0.0.1:8080', 'origin'],
  ['http://127.0.0.1:8081', 'origin'],
  ['http://127.0.0.1:8080.evil', 'origin'],
  ['http://evil/127.0.0.1:8080', 'origin'],
  ['http://127.0.0.1:8080/', 'origin'],
  ['null', 'origin'],
  ['', 'origin'],
] as const;

test.each(ORIGINS)('a change from %j: %s', (origin, refusal) => {
  const headers = ['Host', '127.0.0.1:8080', 'Origin', origin];
  expect(refusalOf(knock(headers, 'POST'), door)).toBe(refusal);
  expect(upgradeRefusalOf(knock(headers), door)).toBe(refusal);
});

test('a socket without an origin is refused', () => {
  expect(upgradeRefusalOf(knock(['Host', '127.0.0.1:8080']), door)).toBe('origin');
});

test('what the browser says of another site is heeded', () => {
  const headers = ['Host', '127.0.0.1:8080', 'Origin', 'http://127.0.0.1:8080', 'Sec-Fetch-Site'];
  expect(refusalOf(knock([...headers, 'same-origin'], 'POST'), door)).toBeNull();
  for (const site of ['same-site', 'cross-site', 'none'])
    expect(refusalOf(knock([...headers, site], 'POST'), door)).toBe('site');
});

test('a cookie is found among others, and two of one name are none', () => {
  expect(cookieOf(knock(['Cookie', 'a=1; lab=x; b=2']), 'lab')).toBe('x');
  expect(cookieOf(knock(['Cookie', 'a=1']), 'lab')).toBeNull();
  expect(cookieOf(knock(['Cookie', 'lab=x', 'Cookie', 'lab=y']), 'lab')).toBeNull();
});
