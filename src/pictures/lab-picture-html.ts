/** A page with the picture of a deployment, and with how a change spread, where that was watched. It needs nothing from elsewhere. */

import { wallTimeText } from '../deployment/zoned-time.ts';
import type { ChangeTimeline } from './change-timeline.ts';
import { changeTimelineSvg } from './change-timeline-svg.ts';
import type { LabPicture } from './lab-picture.ts';
import { labPictureSvg } from './lab-picture-svg.ts';
import { markupText } from './safe-text.ts';

const STYLE =
  'body{font:14px system-ui,sans-serif;margin:2rem;color-scheme:light dark;background:Canvas;color:CanvasText}svg{max-width:100%;height:auto}svg text:not([fill]){fill:CanvasText}';

export function labPictureHtml(picture: LabPicture, timeline?: ChangeTimeline): string {
  const title = markupText(`${picture.name} at ${wallTimeText(picture.instant, picture.timeZone)}`);
  const spread = timeline ? `<h2>How it spread</h2>\n${changeTimelineSvg(timeline)}\n` : '';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${labPictureSvg(picture)}
${spread}</body>
</html>
`;
}
