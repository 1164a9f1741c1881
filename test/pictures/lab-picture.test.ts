/** What a picture of a deployment shows, and how it is drawn. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { type LabPicture, labPicture } from '../../src/pictures/lab-picture.ts';
import { labPictureSvg } from '../../src/pictures/lab-picture-svg.ts';
import { deleteFreshLabs, freshLab } from '../deployment/test-lab.ts';

afterAll(deleteFreshLabs);

test('sites, pools and machines, with what is in force on them, stands still or is behind', () => {
  const lab = freshLab();
  const before = lab.clock.now();
  const { certificate } = lab.certificates.request({ types: ['Default'] });
  const type = 'WebServicesExternal';
  lab.certificates.assign({ types: [type], thumbprint: certificate!.thumbprint });
  lab.services.switch(lab.session.machine, ['RTCSRV'], false);
  const { name, instant, sites } = labPicture(lab);
  expect({ name, instant }).toEqual({ name: 'contoso', instant: before });
  expect(sites.map((site) => site.name)).toEqual(['Redmond', 'Paris']);
  const [pool] = sites[0]!.pools;
  expect(pool).toMatchObject({ fqdn: 'pool01.contoso.com', isCentral: true, more: 0 });
  const [own, other] = pool!.machines;
  expect(own!.certificates).toContainEqual({ thumbprint: certificate!.thumbprint, state: 'current', uses: [type] });
  expect(own!.stopped).toEqual(['RTCSRV']);
  expect(own!.upToDate).toBe(true);
  expect(other!.stopped).toEqual([]);
  const { certificate: issuer } = lab.certificates.request({ types: ['OAuthTokenIssuer'] });
  lab.certificates.assign({ types: ['OAuthTokenIssuer'], thumbprint: issuer!.thumbprint });
  expect(labPicture(lab).sites[1]!.pools[0]!.machines.map(({ upToDate }) => upToDate)).toEqual([false, false]);
});

describe('drawn as SVG', () => {
  const picture = (fqdn: string, ...thumbprints: string[]): LabPicture => ({
    name: '<lab>',
    instant: Date.UTC(2012, 5, 15, 9),
    sites: [
      {
        name: 'A & B',
        pools: [
          {
            fqdn: 'pool.example.com',
            role: 'Edge',
            isCentral: false,
            more: 3,
            machines: [
              {
                fqdn,
                upToDate: null,
                stopped: [],
                certificates: thumbprints.map((thumbprint) => ({ thumbprint, state: 'staged', uses: ['Default'] })),
              },
            ],
          },
        ],
      },
    ],
  });

  test('texts of the lab are text, whatever stands in them', () => {
    const svg = labPictureSvg(picture('<script>alert(1)</script>'));
    expect(svg).not.toMatch(/<script|<lab>/);
    expect(svg).toContain('Site A &#38; B');
    expect(svg).toContain('pool.example.com (Edge, 3 more)');
    expect(svg).toContain('<title>&#60;lab&#62; at 2012-06-15 09:00</title>');
  });

  test('a certificate has a colour of its own, and says in words what it is', () => {
    const svg = labPictureSvg(picture('fe01', 'AAAAAA11', 'BBBBBB22', 'AAAAAA33'));
    const colours = [...svg.matchAll(/rx="2" fill="none" stroke="(#[0-9a-f]{6})"/g)].map(([, colour]) => colour);
    expect(colours).toHaveLength(3);
    expect(colours[0]).toBe(colours[2]);
    expect(colours[0]).not.toBe(colours[1]);
    expect(svg).toContain('AAAAAA11 staged Default');
  });
});
