/** Entry of the popup. */

import { isMailProgram } from '../platform/mail-program.ts';
import { browserDependencies } from './browser-dependencies.ts';
import { draw } from './draw.tsx';
import { firstLook } from './first-look.ts';
import { firstWords } from './first-words.ts';
import { Popup } from './popup.tsx';
import { watchLoads } from './watch-loads.ts';

await draw('popup', firstWords(), (settings) => (
  <Popup
    outside={{
      ...browserDependencies(settings),
      ...firstLook(),
      // Thunderbird tells of each message itself; a pane that still loads is no page that went away.
      ...(isMailProgram() ? {} : { onLoad: (tabId, tell) => watchLoads(tell, tabId).stop }),
    }}
  />
));
