import { later } from '../later.ts';

export type FieldHelps = typeof import('./field-help-view.tsx');

/** What each header field is, loaded when somebody opens the headers. */
export const FIELD_HELP = later((): Promise<FieldHelps> => import('./field-help-view.tsx'), 'headers');
