/** Entry of the popup. */
import { browserSurroundings } from './browser-surroundings.ts';
import { draw } from './draw.tsx';
import { Popup } from './popup.tsx';

await draw('popup', (settings) => <Popup outside={browserSurroundings(settings)} />);
