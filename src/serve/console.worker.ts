/** The thread of a console in the page. */
import '../platform/node/node-platform.ts';
import { Interrupt } from '../engine/interrupt.ts';
import { ThreadOwner } from '../platform/node/served-thread.ts';
import { type ConsoleStart, runConsole } from './console-engine.ts';

// The prompt waits in shared memory and for no message: whatever comes for this thread's event loop comes too late.
const owner = new ThreadOwner(() => undefined);
owner.post(runConsole(owner.data as ConsoleStart, new Interrupt(owner.interrupt)));
