/** What the worker says by itself: the toolbar's and the context menu's few words. */
import badge from './badge.json' with { type: 'json' };
import manifest from './manifest.json' with { type: 'json' };

export const worker = { ...manifest, ...badge };
