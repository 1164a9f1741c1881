/** A deployment as a Mermaid diagram, for documents: sites and pools as boxes in boxes, a node a machine. */
import { colourOf } from './certificate-colours.ts';
import type { CertificatePicture, LabPicture, MachinePicture, PoolPicture } from './lab-picture.ts';
import { plainText } from './safe-text.ts';

export function labPictureMermaid({ sites }: LabPicture): string {
  const styles: string[] = [];
  const lines = sites.flatMap((site, siteIndex) => [
    `  subgraph s${siteIndex}["Site ${escaped(site.name)}"]`,
    ...site.pools.flatMap((pool, poolIndex) => poolLines(pool, `p${siteIndex}_${poolIndex}`, styles)),
    '  end',
  ]);
  const master = masterOf(
    sites.flatMap(({ pools }, site) => pools.map((pool, index) => [pool, `p${site}_${index}`] as const)),
  );
  return `${['flowchart TB', ...lines, ...master, ...styles].join('\n')}\n`;
}

function poolLines({ fqdn, role, isCentral, machines, more }: PoolPicture, id: string, styles: string[]): string[] {
  const central = isCentral ? ', Central Management Store' : '';
  return [
    `    subgraph ${id}["${escaped(fqdn)} (${escaped(role)}${central})"]`,
    ...machines.map((machine, index) => {
      const [first] = machine.certificates.filter(({ state }) => state === 'current');
      const name = `${id}_${index}`;
      if (first) styles.push(`  style ${name} stroke:${colourOf(first.thumbprint)},stroke-width:3px`);
      return `      ${name}["${machineText(machine)}"]`;
    }),
    ...(more > 0 ? [`      ${id}_more["${more} more"]`] : []),
    '    end',
  ];
}

/** The Central Management Store is sent to every pool: an arrow each, broken where a machine of it is behind. */
function masterOf(pools: readonly (readonly [PoolPicture, string])[]): string[] {
  const central = pools.find(([pool]) => pool.isCentral)?.[1];
  if (central === undefined) return [];
  return pools
    .filter(([, id]) => id !== central)
    .map(([{ machines }, id]) => {
      const isBehind = machines.some(({ upToDate }) => upToDate === false);
      return `  ${central} ${isBehind ? '-. behind .->' : '-->'} ${id}`;
    });
}

function machineText({ fqdn, isOn, certificates, stopped, upToDate }: MachinePicture): string {
  const lines = [
    escaped(fqdn),
    ...(isOn ? [] : ['switched off']),
    ...certificates.map(certificateText),
    ...(stopped.length > 0 ? [escaped(`stopped: ${stopped.join(', ')}`)] : []),
    ...(upToDate === false ? ['replica is behind'] : []),
  ];
  return lines.join('<br/>');
}

function certificateText({ thumbprint, state, uses }: CertificatePicture): string {
  return escaped(`${thumbprint.slice(0, 8)} ${state === 'current' ? '' : `${state} `}${uses.join(', ')}`);
}

/** Mermaid's own way of writing signs by their numbers; names of a lab are text, whatever stands in them. */
function escaped(text: string): string {
  return plainText(text).replace(/[^\w .,:()-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
