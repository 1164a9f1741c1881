/** The forms in which a deployment is drawn, and how a change that spreads is. */
import type { Deployment } from '../deployment/deployment.ts';
import { type ChangeTimeline, watchChange } from './change-timeline.ts';
import { changeTimelineSvg } from './change-timeline-svg.ts';
import { changeTimelineText } from './change-timeline-text.ts';
import { labPicture } from './lab-picture.ts';
import { labPictureHtml } from './lab-picture-html.ts';
import { labPictureMermaid } from './lab-picture-mermaid.ts';
import { labPictureSvg } from './lab-picture-svg.ts';
import { labPictureText } from './lab-picture-text.ts';

export const pictureForms = ['Text', 'Svg', 'Mermaid', 'Html'] as const;
export type PictureForm = (typeof pictureForms)[number];

/** A deployment as it is now; nothing is changed. @param hasColors whether text has colours of a terminal. */
export function drawLab(lab: Deployment, form: PictureForm, hasColors: boolean): string {
  const picture = labPicture(lab);
  switch (form) {
    case 'Text':
      return lines(labPictureText(picture, hasColors));
    case 'Svg':
      return `${labPictureSvg(picture)}\n`;
    case 'Mermaid':
      return labPictureMermaid(picture);
    case 'Html':
      return labPictureHtml(picture);
  }
}

/** The forms that show time. */
export type TimelineForm = Exclude<PictureForm, 'Mermaid'>;

export function isTimelineForm(form: PictureForm): form is TimelineForm {
  return form !== 'Mermaid';
}

/** Lets the lab go on for so many milliseconds, and draws what happens meanwhile. @param width characters a line of text. */
export function drawSpread(lab: Deployment, form: TimelineForm, milliseconds: number, width: number): string {
  const timeline: ChangeTimeline = watchChange(lab, milliseconds);
  switch (form) {
    case 'Text':
      return lines(changeTimelineText(timeline, width));
    case 'Svg':
      return `${changeTimelineSvg(timeline)}\n`;
    case 'Html':
      return labPictureHtml(labPicture(lab), timeline);
  }
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
