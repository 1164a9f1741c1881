/** A lab whose topology names a time zone shows the same on every computer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Deployment, openLab } from '../../src/deployment/deployment.ts';
import { Topology } from '../../src/deployment/topology.ts';
import { instantOfWallTime, isTimeZone, midnightBefore, wallTime } from '../../src/deployment/zoned-time.ts';
import { deploymentFailure, smallTopology } from './test-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'lyncshell-zones-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['2012-06-15T09:00:00Z', 'Europe/Paris', '2012-06-15T07:00:00.000Z'],
  ['2012-01-15T09:00:00Z', 'America/Los_Angeles', '2012-01-15T17:00:00.000Z'],
  ['2012-10-28T01:59:00Z', 'Europe/Paris', '2012-10-27T23:59:00.000Z'],
  ['2012-10-28T03:00:00Z', 'Europe/Paris', '2012-10-28T02:00:00.000Z'],
  ['2012-03-25T03:00:00Z', 'Europe/Paris', '2012-03-25T01:00:00.000Z'],
  ['2012-06-15T09:00:00Z', 'Asia/Kathmandu', '2012-06-15T03:15:00.000Z'],
])('a clock that shows %s in %s', (wall, zone, instant) => {
  expect(new Date(instantOfWallTime(Date.parse(wall), zone)).toISOString()).toBe(instant);
  expect(wallTime(Date.parse(instant), zone)).toBe(Date.parse(wall));
});

test('a day begins at its own midnight, summer or winter', () => {
  const midnight = (text: string) => new Date(midnightBefore(Date.parse(text), 'Europe/Paris')).toISOString();
  expect(midnight('2012-03-25T12:00:00Z')).toBe('2012-03-24T23:00:00.000Z');
  expect(midnight('2012-03-26T12:00:00Z')).toBe('2012-03-25T22:00:00.000Z');
  expect([isTimeZone('Asia/Tokyo'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
});

function zonedTopology(timeZone: string, ofSite?: string): Topology {
  const { document } = smallTopology();
  const sites = document.sites.map((site) => ({ ...site, ...(ofSite !== undefined && { timeZone: ofSite }) }));
  return new Topology({ ...document, timeZone, sites });
}

function labIn(topology: Topology, name: string, home: string): Deployment {
  const before = process.env.TZ;
  process.env.TZ = home;
  try {
    return openLab({ root: join(folder, name), name, create: { topology, seed: 7 } });
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test('the same seed gives the same thumbprints and the same start wherever a lab is made', () => {
  const topology = zonedTopology('Europe/Paris');
  const labs = [labIn(topology, 'here', 'UTC'), labIn(topology, 'there', 'Asia/Tokyo')];
  const [here, there] = labs.map((lab) => lab.certificates.list().map(({ certificate }) => certificate.thumbprint));
  expect(here).toEqual(there);
  expect(labs.map((lab) => new Date(lab.start).toISOString())).toEqual(Array(2).fill('2012-06-15T07:00:00.000Z'));
});

test('a machine has the time zone of its site, else of the deployment, else of the computer', () => {
  const zoneOf = (topology: Topology) => topology.timeZoneOf(topology.requireComputer('se01'));
  expect(zoneOf(zonedTopology('Europe/Paris'))).toBe('Europe/Paris');
  expect(zoneOf(zonedTopology('Europe/Paris', 'Asia/Tokyo'))).toBe('Asia/Tokyo');
  expect(zoneOf(smallTopology())).toBeUndefined();
  const create = () => openLab({ root: folder, name: 'mars', create: { topology: badTopology() } });
  expect(deploymentFailure(create)).toMatchObject({ code: 'topology-invalid' });
});

function badTopology(): string {
  const path = join(folder, 'mars.json');
  writeFileSync(path, JSON.stringify({ ...smallTopology().document, timeZone: 'Mars/Olympus' }));
  return path;
}
