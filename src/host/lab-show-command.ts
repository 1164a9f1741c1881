/** `lyncshell lab show`: a picture of a lab, once or again and again. */
import { openLab } from '../deployment/deployment.ts';
import { defaultLabsRoot } from '../deployment/labs.ts';
import type { Interrupt } from '../engine/interrupt.ts';
import { drawLab, drawSpread, isTimelineForm, type PictureForm } from '../pictures/picture-forms.ts';
import { platform } from '../platform/platform.ts';
import type { ConsoleUI } from './console-ui.ts';
import { exitCodes } from './exit-codes.ts';

export interface ShowLab {
  readonly name: string;
  readonly form: PictureForm;
  /** The file to write; null for the console. */
  readonly out: string | null;
  /** How many milliseconds the lab goes on while it is watched; null for a picture of this moment. */
  readonly span: number | null;
  readonly watch: boolean;
}

const INTERVAL_MS = 1_000;

export function showLabCommand({ name, form, out, span, watch }: ShowLab, ui: ConsoleUI, interrupt: Interrupt): number {
  const lab = openLab({ root: defaultLabsRoot(), name });
  const colored = ui.supportsColor && out === null;
  if (watch) {
    if (!ui.lendsTerminal || out !== null || span !== null || form !== 'Text')
      return refuse(ui, '--watch draws text in a terminal, and nothing else');
    for (;;) {
      lab.runDueWork();
      ui.clear();
      ui.write(drawLab(lab, form, colored));
      interrupt.sleep(INTERVAL_MS);
    }
  }
  if (span !== null && !isTimelineForm(form)) return refuse(ui, `a timeline cannot be drawn as ${form.toLowerCase()}`);
  const picture =
    span !== null && isTimelineForm(form) ? drawSpread(lab, form, span, ui.size.width) : drawLab(lab, form, colored);
  if (out === null) ui.write(picture);
  else platform().files.writeFile(out, picture);
  return 0;
}

function refuse(ui: ConsoleUI, reason: string): number {
  ui.writeErrorText(`lyncshell: ${reason}.\n`);
  return exitCodes.usage;
}
