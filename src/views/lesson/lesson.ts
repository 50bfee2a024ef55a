/** What is loaded when the lesson is opened. */
export { CardPanel } from './card-panel.tsx';
export { StoryPlayer } from './story-player.tsx';
export { TermChips } from './term-chips.tsx';
