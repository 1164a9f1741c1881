/** Partners go by what they have read: a roll without lead time breaks what they trust, one with it does not. */
import { createVerify, X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Deployment } from '../../src/deployment/deployment.ts';
import { partnerApplications } from '../../src/deployment/partners.ts';
import { IMPORT, TOKEN } from './replicated-lab.ts';
import { DAY, deleteFreshLabs, deploymentFailure, freshLab, MINUTE } from './test-lab.ts';

afterAll(deleteFreshLabs);

const HOUR = 60 * MINUTE;

/** A lab whose token issuer's certificate is in force everywhere, with an Exchange server that has read of it. */
function labWithPartner(): Deployment {
  const lab = freshLab();
  lab.certificates.assignFromFile(IMPORT);
  lab.clock.advance(HOUR);
  lab.partners.add({ name: 'mail', kind: 'Exchange', fqdn: 'mail.contoso.com' });
  return lab;
}

const servers = (lab: Deployment) => lab.topology.frontEnds().map(({ fqdn }) => fqdn);
const refusals = (lab: Deployment) => [...new Set(servers(lab).map((fqdn) => lab.partners.try(fqdn, 'mail').refusal))];

/** Another certificate for tokens, in the store of the session's machine. */
function another(lab: Deployment): string {
  const { certificate } = lab.certificates.request({ types: TOKEN, exportable: true });
  return certificate?.thumbprint ?? '';
}

describe('a token', () => {
  test('is one that others verify: RS256, x5t, audience, issuer, times', () => {
    const lab = labWithPartner();
    const { token, refusal } = lab.partners.try('fe02.contoso.com', 'mail', 'sip:a@contoso.com');
    expect(refusal).toBeNull();
    const [header = '', body = '', signature = ''] = (token ?? '').split('.');
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
    const der = lab.partners.published('fe02.contoso.com').current?.der ?? new Uint8Array();
    const certificate = new X509Certificate(der);
    const x5t = Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
    expect(read(header)).toEqual({ typ: 'JWT', alg: 'RS256', x5t });
    const now = Math.floor(lab.clock.now() / 1000);
    expect(read(body)).toMatchObject({
      aud: `${partnerApplications.Exchange}/mail.contoso.com@contoso.com`,
      iss: '00000004-0000-0ff1-ce00-000000000000@contoso.com',
      sip: 'sip:a@contoso.com',
      nbf: now,
    });
    const verifier = createVerify('RSA-SHA256').update(`${header}.${body}`);
    expect(verifier.verify(certificate.publicKey, signature, 'base64url')).toBe(true);
  });

  test('is refused with the reason, whatever is wrong with it', () => {
    const lab = labWithPartner();
    const token = lab.partners.try('fe02.contoso.com', 'mail').token ?? '';
    const [header = '', body = '', signature = ''] = token.split('.');
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const changed = (edit: object) => part({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...edit });
    const judge = (text: string) => lab.partners.judge('mail', text);
    expect(judge(token)).toBeNull();
    expect(judge(`${header}.${changed({ sip: 'sip:b@contoso.com' })}.${signature}`)).toMatch(/signature/);
    expect(judge(`${part({ alg: 'none' })}.${body}.`)).toMatch(/algorithm 'none'/);
    expect(judge(`${part({ alg: 'RS256', x5t: 'other' })}.${body}.${signature}`)).toMatch(/x5t/);
    for (const rubbish of ['', '.', '..', 'a.b.c', `${header}.${body}`, `${token}.x`, `${header}.bm9uZQ.${signature}`])
      expect(judge(rubbish)).toBe('the token is none');
    lab.clock.advance(8 * HOUR + 4 * MINUTE);
    expect(judge(token)).toBeNull();
    lab.clock.advance(2 * MINUTE);
    expect(judge(token)).toMatch(/expired/);
    lab.partners.add({ name: 'portal', kind: 'SharePoint', fqdn: 'portal.contoso.com' });
    expect(lab.partners.judge('portal', token)).toMatch(/the token is for/);
  });

  test('by a clock that is ahead is not valid yet beyond five minutes', () => {
    const lab = labWithPartner();
    const token = lab.partners.try('fe02.contoso.com', 'mail').token ?? '';
    lab.clock.advance(-4 * MINUTE);
    expect(lab.partners.judge('mail', token)).toBeNull();
    lab.clock.advance(-2 * MINUTE);
    expect(lab.partners.judge('mail', token)).toMatch(/not valid yet/);
  });
});

describe('a roll', () => {
  test('without lead time breaks what partners trust, until they read again', () => {
    const lab = labWithPartner();
    expect(refusals(lab)).toEqual([null]);
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: another(lab) });
    lab.clock.advance(HOUR);
    const [refusal, ...others] = refusals(lab);
    expect(others).toEqual([]);
    expect(refusal).toMatch(/no certificate is known/);
    lab.clock.advance(DAY);
    expect(refusals(lab)).toEqual([null]);
  });

  test('without lead time is mended by reading at once', () => {
    const lab = labWithPartner();
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: another(lab) });
    lab.clock.advance(HOUR);
    lab.partners.refresh('mail');
    expect(refusals(lab)).toEqual([null]);
  });

  test('with lead time is noticed by nobody, in any minute around its date', () => {
    const lab = labWithPartner();
    const effectiveDate = lab.clock.now() + 3 * DAY;
    const thumbprint = another(lab);
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint, effectiveDate, roll: true });
    lab.clock.advance(2 * DAY);
    expect(refusals(lab)).toEqual([null]);
    lab.clock.advanceTo(effectiveDate - 3 * MINUTE);
    const signers: Set<string | undefined>[] = [];
    for (let minute = -3; minute < 4; minute++) {
      expect(refusals(lab)).toEqual([null]);
      signers.push(new Set(servers(lab).map((fqdn) => lab.partners.published(fqdn).current?.thumbprint)));
      lab.clock.advance(MINUTE);
    }
    // All of them, at that minute.
    expect(signers.map((used) => used.has(thumbprint))).toEqual([false, false, false, true, true, true, true]);
    expect(signers.every(({ size }) => size === 1)).toBe(true);
  });

  test('that is staged an hour ahead breaks it all the same: a day is what partners need', () => {
    const lab = labWithPartner();
    const effectiveDate = lab.clock.now() + HOUR;
    lab.certificates.assign({ types: TOKEN, scope: 'global', thumbprint: another(lab), effectiveDate, roll: true });
    lab.clock.advanceTo(effectiveDate + MINUTE);
    expect(refusals(lab)[0]).toMatch(/no certificate is known/);
  });
});

test('a partner that finds no server that answers keeps what it has, and tries again in an hour', () => {
  const lab = labWithPartner();
  const before = lab.partners.get('mail').certificates;
  for (const machine of servers(lab)) lab.faults.add({ kind: 'machine-off', machine });
  lab.clock.advance(DAY + MINUTE);
  const after = lab.partners.get('mail');
  expect(after.certificates).toEqual(before);
  expect(after.nextAt - (after.readAt ?? 0)).toBe(DAY + HOUR);
});

test('names of partners are taken once, and are those that there are', () => {
  const lab = labWithPartner();
  const wanted = { name: 'MAIL', kind: 'Exchange', fqdn: 'x.contoso.com' } as const;
  expect(deploymentFailure(() => lab.partners.add(wanted)).code).toBe('partner-exists');
  expect(deploymentFailure(() => lab.partners.get('nobody')).code).toBe('partner-missing');
  lab.partners.remove('mail');
  expect(lab.partners.all()).toEqual([]);
});
