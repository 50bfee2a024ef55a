/** What the worker says by itself: the toolbar's and the context menu's few words. */
import badge from './badge.json' with { type: 'json' };
import toolbar from './toolbar.json' with { type: 'json' };

export const worker = { ...badge, ...toolbar };
