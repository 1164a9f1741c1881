/** The assembly Pester (Pester.dll of the module Pester 5): the table of its types, which their objects are made by. */
import { EmulatedAssembly } from '../emulated-assembly.ts';

export const PESTER = new EmulatedAssembly('Pester');
