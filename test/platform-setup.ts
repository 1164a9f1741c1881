/** Tests run on Node's platform, as the program does. */
import '../src/platform/node/node-platform.ts';
