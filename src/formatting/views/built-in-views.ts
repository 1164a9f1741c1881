/** All built-in views, in the order in which they are looked at. */
import type { View } from '../view-definition.ts';
import { CERTIFICATE_VIEWS } from './certificate-views.ts';
import { CIM_VIEWS } from './cim-views.ts';
import { COMMAND_VIEWS } from './command-views.ts';
import { EVENT_VIEWS } from './event-views.ts';
import { FILE_VIEWS } from './file-views.ts';
import { HELP_VIEWS } from './help-views.ts';
import { LYNC_VIEWS } from './lync-views.ts';
import { NETWORK_VIEWS } from './network-views.ts';
import { OBJECT_VIEWS } from './object-views.ts';
import { SESSION_VIEWS } from './session-views.ts';
import { STREAM_VIEWS } from './stream-views.ts';
import { STYLE_VIEWS } from './style-views.ts';
import { SYSTEM_VIEWS } from './system-views.ts';

export const BUILT_IN_VIEWS: readonly View[] = [
  ...CERTIFICATE_VIEWS,
  ...LYNC_VIEWS,
  ...SYSTEM_VIEWS,
  ...CIM_VIEWS,
  ...EVENT_VIEWS,
  ...FILE_VIEWS,
  ...OBJECT_VIEWS,
  ...COMMAND_VIEWS,
  ...HELP_VIEWS,
  ...SESSION_VIEWS,
  ...STREAM_VIEWS,
  ...NETWORK_VIEWS,
  ...STYLE_VIEWS,
];
