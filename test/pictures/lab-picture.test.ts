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

test('what is staged takes nothing from what is in force, and a machine that is off is seen to be', () => {
  const lab = freshLab();
  const type = 'OAuthTokenIssuer';
  const [present, coming] = [1, 2].map(() => lab.certificates.request({ types: [type] }).certificate!.thumbprint);
  lab.certificates.assign({ types: [type], thumbprint: present! });
  const effectiveDate = lab.clock.now() + 3 * 86_400_000;
  lab.certificates.assign({ types: [type], thumbprint: coming!, roll: true, effectiveDate });
  lab.faults.add({ kind: 'machine-off', machine: 'fe05.contoso.com' });
  const picture = labPicture(lab);
  const machines = picture.sites.flatMap(({ pools }) => pools.flatMap((pool) => pool.machines));
  const states = machines[0]!.certificates.filter(({ uses }) => uses.includes(type)).map(({ state }) => state);
  expect(states).toEqual(['current', 'staged']);
  expect(machines.filter(({ isOn }) => !isOn).map(({ fqdn }) => fqdn)).toEqual(['fe05.contoso.com']);
  expect(labPictureText(picture, false).join('\n')).toContain('fe05.contoso.com  switched off');
  expect(labPictureMermaid(picture)).toContain('fe05.contoso.com<br/>switched off');
  expect(labPictureSvg(picture)).toMatch(/stroke-dasharray[^>]*><text[^>]*><title>fe05\.contoso\.com/);
});

test('moments are told by the clocks of the lab', () => {
  const instant = Date.UTC(2012, 5, 15, 9);
  const picture: LabPicture = { name: 'x', instant, timeZone: 'America/Los_Angeles', sites: [] };
  for (const drawn of [labPictureText(picture, false).join('\n'), labPictureSvg(picture), labPictureHtml(picture)])
    expect(drawn).toContain('x at 2012-06-15 02:00');
  const timeline = { from: instant, until: instant, timeZone: 'Asia/Tokyo', machines: ['fe01'], moments: [] };
  expect(changeTimelineSvg(timeline)).toContain('2012-06-15 18:00:00');
  expect(changeTimelineText(timeline, 80)[0]).toContain('18:00:00');
});

describe('drawn as SVG', () => {
  const picture = (fqdn: string, ...thumbprints: string[]): LabPicture => ({
    name: '<lab>',
    instant: Date.UTC(2012, 5, 15, 9),
    timeZone: 'UTC',
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
                isOn: true,
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

  test('a name that is too long is cut, and told whole where one points at it', () => {
    const name = 'a-front-end-server-with-a-long-name-01.example.com';
    const svg = labPictureSvg(picture(name));
    expect(svg).toMatch(new RegExp(`<title>${name}</title>a-front-end[^<]*…[^<]*-01</text>`));
    const spread = changeTimelineSvg({ from: 0, until: 1, machines: [name], moments: [] });
    expect(spread).toMatch(new RegExp(`<title>${name}</title>a-front-[^<]*…[^<]*-01</text>`));
    expect(labPictureSvg(picture('fe01.a-company-with-a-long-name.example.com'))).toContain('fe01…</text>');
  });

  test('a page leaves a text the colour that says what is the matter', () => {
    const page = labPictureHtml({ ...picture('fe01') });
    expect(page).toContain('svg text:not([fill])');
  });

  test('pools stand beside each other as far as there is room', () => {
    const [site] = picture('fe01').sites;
    const of = (count: number): LabPicture => ({
      ...picture('fe01'),
      sites: [{ name: 'A', pools: Array.from({ length: count }, () => site!.pools[0]!) }],
    });
    const heightOf = (count: number): number => Number(/viewBox="0 0 \d+ (\d+)"/.exec(labPictureSvg(of(count)))![1]);
    expect(heightOf(3)).toBe(heightOf(1));
    expect(heightOf(4)).toBeGreaterThan(heightOf(3));
  });

  test('a certificate has a colour of its own, and says in words what it is', () => {
    const svg = labPictureSvg(picture('fe01', 'AAAAAA11', 'BBBBBB22', 'AAAAAA33'));
    const colours = [...svg.matchAll(/rx="2" fill="none" stroke="(#[0-9a-f]{6})"/g)].map(([, colour]) => colour);
    expect(colours.pop()).toBe('#888888'); // of the legend
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
    timeZone: 'UTC',
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
                isOn: true,
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
