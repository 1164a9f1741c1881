/** Shares the width of the screen out among the columns of a table. */

const MINIMUM = 1;
const SEPARATOR = 1;

/**
 * Fills in the columns that have no width yet (0) and, when the table is too wide, narrows or hides columns (-1) from the
 * right. Changes the array.
 */
export function assignColumnWidths(widths: number[], tableWidth: number): void {
  if (!fillIn(widths, tableWidth)) trimToFit(widths, tableWidth);
}

/** Gives equal shares of what is left to the columns without width; false when the table does not fit. */
function fillIn(widths: number[], tableWidth: number): boolean {
  const open: number[] = [];
  for (let k = 0; k < widths.length; k++) {
    if ((widths[k] ?? 0) > 0) continue;
    open.push(k);
    if (widths[k] === 0) widths[k] = MINIMUM;
  }
  const available = tableWidth - totalWidth(widths);
  if (open.length === 0 || available <= 0) return available >= 0;
  // Every column gets as much, and the first ones what is left over.
  const share = Math.floor(available / open.length);
  open.forEach((k, i) => {
    widths[k] = (widths[k] ?? 0) + share + (i < available % open.length ? 1 : 0);
  });
  return true;
}

function trimToFit(widths: number[], tableWidth: number): void {
  for (;;) {
    const excess = totalWidth(widths) - tableWidth;
    if (excess <= 0) return;
    const hidden = widths.findIndex((width) => width < 0);
    const last = (hidden < 0 ? widths.length : hidden) - 1;
    if (last < 0) return;
    const narrowed = (widths[last] ?? 0) - excess;
    widths[last] = narrowed < MINIMUM ? -1 : narrowed;
  }
}

function totalWidth(widths: readonly number[]): number {
  let sum = 0;
  let visible = 0;
  for (const width of widths) {
    if (width <= 0) continue;
    sum += width;
    visible++;
  }
  return sum + SEPARATOR * (visible - 1);
}
