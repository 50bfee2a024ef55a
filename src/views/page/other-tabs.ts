/** What stands behind the tabs that nobody sees first: one script, loaded once the verdict is on the screen. */
export { ChecksTab } from '../checks/checks-tab.tsx';
export { HeadersTab } from '../headers/headers-tab.tsx';
export { RouteTab } from '../route/route-tab.tsx';
