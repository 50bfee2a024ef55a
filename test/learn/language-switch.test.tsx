/** The languages of the Learn page. */
import { expect, it, vi } from 'vitest';
import { LanguageSwitch } from '../../src/learn/language-switch.tsx';
import { mount } from '../views/page.tsx';

it('offers each language in itself, says which one is spoken, and tells which one was chosen', () => {
  const chosen = vi.fn();
  const page = mount(<LanguageSwitch onChoose={chosen} />, { language: 'en' });
  expect(page.all('button').map((button) => [button.textContent, button.getAttribute('lang')])).toEqual([
    ['English', 'en'],
    ['日本語', 'ja'],
  ]);
  expect(page.get('[aria-pressed="true"]').textContent).toBe('English');
  page.click(page.byText('button', '日本語'));
  expect(chosen).toHaveBeenCalledWith('ja');
});
