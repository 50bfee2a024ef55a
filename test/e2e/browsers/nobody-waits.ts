/**
 * Firefox and Thunderbird note it when a page is closed, or left, while an answer is on its way to it: nobody waits for that answer any more,
 * and no script can keep it from being noted.
 */
export const NOBODY_WAITS = /^Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/;
