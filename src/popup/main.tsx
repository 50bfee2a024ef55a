/** Entry of the popup. */
import { LOOK, WORDS } from './begin.ts';
import { browserDependencies } from './browser-dependencies.ts';
import { draw } from './draw.tsx';
import { Popup } from './popup.tsx';

await draw('popup', WORDS, (settings) => <Popup outside={{ ...browserDependencies(settings), ...LOOK }} />);
