/**
 * A badge whose script is gone hides itself: the extension may have been turned off, and nobody would take the badge from the page
 * when it shows another message there.
 */
export const BADGE_LIFE_MS = 15_000;

/**
 * The badge's own style. `!important` within a shadow root wins over every rule of the page (CSS Cascading 5 §6.1), so
 * that no style that a mail smuggled in can hide it. The colours are opaque: they read on a light page and a dark one.
 */
export const BADGE_STYLE = `
:host {
  all: initial !important;
  color-scheme: inherit !important;
  display: inline-block !important;
  margin: 0 6px !important;
  max-width: 100% !important;
  position: relative !important;
  z-index: 2147483647 !important;
  vertical-align: middle !important;
}
button {
  all: unset;
  box-sizing: border-box;
  display: inline-flex;
  align-items: center;
  gap: 5px;
  max-width: 100%;
  padding: 1px 9px 1px 6px;
  border-radius: 10px;
  font: 500 12px/18px system-ui, sans-serif;
  cursor: pointer;
  color: light-dark(#4a5363, #b3bbc8);
  background: light-dark(#eff1f4, #23282f);
  animation: expire 1ms ${BADGE_LIFE_MS}ms forwards;
}
button:focus-visible { outline: 2px solid currentColor; outline-offset: 1px }
button:hover { text-decoration: underline }
svg { flex: none; width: 14px; height: 14px }
svg path { fill: currentColor }
svg path + path { fill: none; stroke: light-dark(#eff1f4, #23282f); stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round }
span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
[data-level='verified'] { font-weight: 600; color: light-dark(#0b6b3a, #63d49b); background: light-dark(#e9f6ef, #12291d) }
[data-level='vouched'], [data-level='listed'] { font-weight: 600; color: light-dark(#1b4fa0, #8ab4ff); background: light-dark(#eaf1fc, #16233a) }
[data-level='failed'] { font-weight: 600; color: light-dark(#a4161a, #ff8d8d); background: light-dark(#fdeeee, #33171a) }
[data-level='ambiguous'], [data-level='altered'] { font-weight: 600; color: light-dark(#8a5300, #f2b84b); background: light-dark(#fdf4e3, #2f2412) }
@keyframes expire { to { visibility: hidden } }
i { display: inline-block; visibility: hidden }
button:popover-open { position: fixed; margin: 0 }
@media (forced-colors: active) { button { border: 1px solid } }
`;

/** Beside that, in a list: without words, and in the row's own layer, or it would stand above the webmail's menus. */
export const MARK_STYLE = `
:host { position: static !important; margin: 0 4px 0 0 !important }
button { padding: 1px 4px }
span { display: none }
`;
