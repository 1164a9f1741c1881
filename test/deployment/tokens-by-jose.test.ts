/** Tokens between servers as another implementation of RFC 7515 and 7519 sees them: jose takes ours, and we take those of jose. */
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { privateKeyOf } from '../../src/deployment/certificate-store.ts';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { issueToken, type TokenTrust, tokenCertificates, tokenRefusal } from '../../src/deployment/token-issuer.ts';
import type { StoreSnapshot } from '../../src/storage/store.ts';
import { fc } from '../random-input.ts';
import { deleteFreshLabs, freshLab, MINUTE, storeOf } from './test-lab.ts';

const FE01 = 'fe01.contoso.com';
const [audience, issuer] = ['exchange/mail.contoso.com@contoso.com', 'lync@contoso.com'];

let lab: Deployment;
let state: StoreSnapshot;
let now: number;
let trust: TokenTrust;

beforeAll(() => {
  lab = freshLab();
  const thumbprint = lab.certificates.request({ types: ['OAuthTokenIssuer'], friendlyName: 'tokens' }).certificate
    ?.thumbprint;
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], thumbprint: thumbprint ?? '' });
  lab.clock.advance(5 * MINUTE);
  state = storeOf(lab).snapshot();
  now = lab.clock.now();
  const { current } = tokenCertificates(state, FE01);
  if (!current) throw new Error('fe01 has no certificate for tokens');
  trust = { certificates: [current], audience, issuer, now };
});

afterAll(deleteFreshLabs);

function ours(user: string | null = null): string {
  return issueToken(state, FE01, { audience, issuer, user }, now) ?? '';
}

function certificate(): X509Certificate {
  return new X509Certificate(trust.certificates[0]?.der ?? '');
}

/** What jose signs with the server's key. */
function theirs(at = now, change: (token: SignJWT) => SignJWT = (token) => token): Promise<string> {
  const key = privateKeyOf(state, FE01, 'My', trust.certificates[0]?.thumbprint ?? '');
  const seconds = Math.floor(at / 1000);
  const token = new SignJWT({ nameid: issuer })
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      x5t: createHash('sha1').update(certificate().raw).digest('base64url'),
    })
    .setAudience(audience)
    .setIssuer(issuer)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + 3600);
  return change(token).sign(createPrivateKey({ key: Buffer.from(key ?? []), format: 'der', type: 'pkcs8' }));
}

describe('a token of ours', () => {
  test('is good for jose, by the certificate that its header names', async () => {
    const token = ours('sip:kim@contoso.com');
    const { x5t } = decodeProtectedHeader(token);
    expect(x5t).toBe(createHash('sha1').update(certificate().raw).digest('base64url'));
    const { payload } = await jwtVerify(token, certificate().publicKey, {
      audience,
      issuer,
      currentDate: new Date(now),
    });
    expect(payload).toMatchObject({ nameid: issuer, sip: 'sip:kim@contoso.com' });
  });

  test('is refused by jose for another audience, when its time is over, and changed', async () => {
    const key = certificate().publicKey;
    const verified = (token: string, options: object) =>
      jwtVerify(token, key, { audience, issuer, currentDate: new Date(now), ...options });
    await expect(verified(ours(), { audience: 'other' })).rejects.toBeInstanceOf(errors.JWTClaimValidationFailed);
    await expect(verified(ours(), { currentDate: new Date(now + 600 * MINUTE) })).rejects.toBeInstanceOf(
      errors.JWTExpired,
    );
    const [head, , signature] = ours().split('.');
    const [, body] = ours('sip:other@contoso.com').split('.');
    await expect(verified([head, body, signature].join('.'), {})).rejects.toBeInstanceOf(
      errors.JWSSignatureVerificationFailed,
    );
  });
});

describe('a token of jose', () => {
  test('is good for us', async () => {
    expect(tokenRefusal(await theirs(), trust)).toBeNull();
  });

  test('is refused for its audience, issuer and time, with five minutes for clocks that differ', async () => {
    expect(tokenRefusal(await theirs(now, (token) => token.setAudience('other')), trust)).toMatch(/is for 'other'/);
    expect(tokenRefusal(await theirs(now, (token) => token.setIssuer('other')), trust)).toMatch(
      /'other' is not trusted/,
    );
    expect(tokenRefusal(await theirs(now + 4 * MINUTE), trust)).toBeNull();
    expect(tokenRefusal(await theirs(now + 6 * MINUTE), trust)).toBe('the token is not valid yet');
    expect(tokenRefusal(await theirs(now - 64 * MINUTE), trust)).toBeNull();
    expect(tokenRefusal(await theirs(now - 66 * MINUTE), trust)).toBe('the token has expired');
  });

  test('is refused without a signature, by another algorithm, and when anything of it is changed', async () => {
    const token = await theirs();
    const [, body = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(tokenRefusal(`${none}.${body}.`, trust)).toMatch(/algorithm 'none'/);
    const hmac = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(certificate().raw);
    expect(tokenRefusal(hmac, trust)).toMatch(/algorithm 'HS256'/);
    fc.assert(
      fc.property(fc.nat(token.length - 2), fc.constantFrom('A', 'z', '.', '-', '='), (place, letter) => {
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        return changed === token || tokenRefusal(changed, trust) !== null;
      }),
    );
  });
});
