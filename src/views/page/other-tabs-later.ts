import { later } from '../later.ts';

/** What stands behind the other tabs: the verdict and the summary come first, and this right after they are drawn. */
export const OTHER_TABS = later(() => import('./other-tab.tsx'));
