/** Entry of the popup. */
import { browserDependencies } from './browser-dependencies.ts';
import { draw } from './draw.tsx';
import { closeWithTab, firstLook } from './first-look.ts';
import { firstWords } from './first-words.ts';
import { Popup } from './popup.tsx';
import { watchLoads } from './watch-loads.ts';

closeWithTab(() => close());
await draw('popup', firstWords(), (settings) => (
  <Popup
    outside={{
      ...browserDependencies(settings),
      ...firstLook(),
      onLoad: (tabId, tell) => watchLoads(tell, tabId).stop,
    }}
  />
));
