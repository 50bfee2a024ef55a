/** Entry of the side panel (Chrome) or sidebar (Firefox). */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { onSettingsChange } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { ask } from '../platform/wire/ask.ts';
import { draw } from './draw.tsx';
import { firstWords } from './first-words.ts';
import { Follower } from './follower.tsx';
import { watchFrontTab } from './front-tab.ts';
import { panelDependencies } from './panel-dependencies.ts';

/** It may stay open all day: what it does and keeps rests on the settings as they are by then. */
function Panel({ initial }: { initial: Settings }) {
  const [settings, setSettings] = useState(initial);
  useEffect(() => onSettingsChange((current) => setSettings(current)), []);
  const outside = useMemo(() => panelDependencies(settings), [settings]);
  return <Follower outside={outside} watch={watchFrontTab} />;
}

// A stopped worker takes as long to start as this page does: both begin at once.
ask('page.beat', null);
await draw('panel', firstWords(), (settings) => <Panel initial={settings} />);
