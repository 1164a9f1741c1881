/** System.Management.Automation.PSDataCollection`1: a list that one side fills, and completes, while another reads it. */
import { NetList } from './net-list.ts';

export class DataCollection extends NetList {
  isOpen = true;

  /** Takes out what has come so far. */
  takeAll(): unknown[] {
    return this.items.splice(0);
  }
}
