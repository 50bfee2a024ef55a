/** The search in a mail's header fields. */
import { expect, it } from 'vitest';
import { HeadersTab } from '../../src/views/headers/headers-tab.tsx';
import { verified } from '../fakes/inspections.ts';
import { mount } from './page.tsx';

it('is a field that the browser keeps no words of: they are those of a mail', () => {
  const page = mount(<HeadersTab inspection={verified} />);
  expect(page.get('input[type="search"]').getAttribute('autocomplete')).toBe('off');
});
