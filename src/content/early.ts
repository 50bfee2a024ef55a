/**
 * Runs before a page has any content, and does nothing: its being there makes the browser set up the extension's interface in that page.
 *
 * The attack: set up only when a mail is there already, Chromium puts `browser` and `chrome` upon what the mail gave these names
 * (`<form name="browser"><input name="runtime">`), and our script can neither ask nor answer.
 */
export {};
