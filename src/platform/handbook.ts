/** Where the handbook's pages lie, as every page of the extension sees them: each page stands in a folder of its own. */
export const HANDBOOK = '../handbook/';
