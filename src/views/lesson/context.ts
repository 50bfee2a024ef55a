import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CardId } from '../../lesson/card-ids.ts';

/** Opens a term's card. */
export type OpenCard = (id: CardId) => void;

export const LessonContext = createContext<OpenCard | null>(null);

/** @returns null where no card can be opened, as in a file */
export function useOpenCard(): OpenCard | null {
  return useContext(LessonContext);
}
