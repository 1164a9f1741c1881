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
    if (widths[k]! > 0) continue;
    open.push(k);
    if (widths[k] === 0) widths[k] = MINIMUM;
  }
  let available = tableWidth - totalWidth(widths);
  if (open.length === 0 || available <= 0) return available >= 0;
  for (let i = 0; available > 0; i = (i + 1) % open.length, available--) widths[open[i]!]!++;
  return true;
}

function trimToFit(widths: number[], tableWidth: number): void {
  for (;;) {
    const excess = totalWidth(widths) - tableWidth;
    if (excess <= 0) return;
    const hidden = widths.findIndex((width) => width < 0);
    const last = (hidden < 0 ? widths.length : hidden) - 1;
    if (last < 0) return;
    const narrowed = widths[last]! - excess;
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
