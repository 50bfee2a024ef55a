import { describe, expect, it } from 'vitest';
import { signed, undo, withBody } from './world.ts';

const footer = (name: string) => `${'_'.repeat(47)}\r\n${name} mailing list -- team@list.example\r\n`;

describe('a list’s name of several words', () => {
  it('is a footer’s', async () => {
    const message = withBody(
      signed('The minutes of the meeting are attached.\r\n'),
      (text) => text + footer('The Blue Team'),
    );
    expect((await undo(message))?.code).toBe('dkim_undone_footer');
  });

  it('counts as words of its own, which must not outweigh the text', async () => {
    const message = withBody(signed('Hello everybody\r\n'), (text) => text + footer('Pay at once or lose your card'));
    expect(await undo(message)).toBeNull();
  });
});
