/** Entry of the popup. */
import { browserDependencies } from './browser-dependencies.ts';
import { draw } from './draw.tsx';
import { Popup } from './popup.tsx';

await draw('popup', (settings) => <Popup outside={browserDependencies(settings)} />);
