/** What is loaded when somebody opens a step, a lifeline, a card or the story. */
export { Panel } from '../diagram/panel.tsx';
export { CardPanel } from './card-panel.tsx';
export { StoryPlayer } from './story-player.tsx';
export { TermChips } from './term-chips.tsx';
