import type { Inspection } from '../../core/index.ts';

/** @returns the domain of the one author as a person reads it, in its own letters; '' where no single author is named */
export function authorDomain({ message: { author } }: Pick<Inspection, 'message'>): string {
  return author?.unicodeDomain ?? author?.domain ?? '';
}
