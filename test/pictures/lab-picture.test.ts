/** What a picture of a deployment shows, and how it is drawn. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { watchChange } from '../../src/pictures/change-timeline.ts';
import { changeTimelineSvg } from '../../src/pictures/change-timeline-svg.ts';
import { changeTimelineText } from '../../src/pictures/change-timeline-text.ts';
import { type LabPicture, labPicture } from '../../src/pictures/lab-picture.ts';
import { labPictureHtml } from '../../src/pictures/lab-picture-html.ts';
import { labPictureMermaid } from '../../src/pictures/lab-picture-mermaid.ts';
import { labPictureSvg } from '../../src/pictures/lab-picture-svg.ts';
import { labPictureText } from '../../src/pictures/lab-picture-text.ts';
import { deleteFreshLabs, freshLab, START } from '../deployment/test-lab.ts';

afterAll(deleteFreshLabs);

test('sites, pools and machines, with what is in force on them, stands still or is behind', () => {
  const lab = freshLab();
  const before = lab.clock.now();
  const { certificate } = lab.certificates.request({ types: ['Default'] });
  const type = 'WebServicesExternal';
  lab.certificates.assign({ types: [type], thumbprint: certificate!.thumbprint });
  lab.services.switch(lab.session.machine, ['RTCCPS'], false);
  const { name, instant, sites } = labPicture(lab);
  expect({ name, instant }).toEqual({ name: 'contoso', instant: before });
  expect(sites.map((site) => site.name)).toEqual(['Redmond', 'Paris']);
  const [pool] = sites[0]!.pools;
  expect(pool).toMatchObject({ fqdn: 'pool01.contoso.com', isCentral: true, more: 0 });
  const [own, other] = pool!.machines;
  expect(own!.certificates).toContainEqual({ thumbprint: certificate!.thumbprint, state: 'current', uses: [type] });
  expect(own!.stopped).toEqual(['RTCCPS']);
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

describe('in other forms', () => {
  const hostile = 'a<b>\u001b]0;x\u0007"]click n';
  const picture: LabPicture = {
    name: hostile,
    instant: Date.UTC(2012, 5, 15, 9),
    sites: [
      {
        name: hostile,
        pools: [
          {
            fqdn: hostile,
            role: 'Edge',
            isCentral: true,
            more: 0,
            machines: [
              {
                fqdn: hostile,
                upToDate: false,
                stopped: ['RTCSRV'],
                certificates: [{ thumbprint: 'AAAAAA11', state: 'staged', uses: ['Default'] }],
              },
            ],
          },
        ],
      },
    ],
  };
  const timeline = {
    from: 0,
    until: 60_000,
    machines: [hostile],
    moments: [{ machine: hostile, at: 30_000, kind: 'problem', text: hostile } as const],
  };

  test('names steer neither a terminal, nor a page, nor a diagram', () => {
    for (const text of [labPictureText(picture, false), changeTimelineText(timeline, 80)])
      expect(text.join('\n')).not.toMatch(/[\u001b\u0007]/);
    for (const text of [labPictureHtml(picture, timeline), changeTimelineSvg(timeline)]) {
      expect(text).not.toContain('<b>');
      expect(text).not.toMatch(/[\u001b\u0007]/);
    }
    expect(labPictureMermaid(picture)).not.toMatch(/a<b>|"\]click/);
    expect(labPictureHtml(picture)).not.toMatch(/\b(?:src|href)=/);
  });

  test('a terminal with colours has the mark of a certificate in its colour', () => {
    expect(labPictureText(picture, true).join('\n')).toMatch(/\u001b\[38;5;\d+m○\u001b\[0m AAAAAA11 staged Default/);
    expect(labPictureText(picture, false).join('\n')).toContain('replica is behind  stopped: RTCSRV');
  });

  test('a timeline has a line a machine, and a mark where something happened', () => {
    expect(changeTimelineText(timeline, 40)[1]).toMatch(/·!·+$/);
  });

  test('a change is seen to spread', () => {
    const lab = freshLab();
    lab.publishedTopology.publish();
    const { moments, machines } = watchChange(lab, 60_000);
    expect(new Set(moments.filter(({ kind }) => kind === 'done').map(({ machine }) => machine))).toEqual(
      new Set(machines),
    );
    expect(lab.clock.now()).toBe(START + 60_000);
  });
});
