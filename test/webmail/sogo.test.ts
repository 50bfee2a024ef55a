import { describe, expect, it } from 'vitest';
import { webmail as sogo } from '../../src/webmail/sites/sogo.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { page as fixture } from './pages/sogo.ts';

describe('the message that SOGo shows', () => {
  const at = (page: ReturnType<typeof fakePage>, uid: number) => {
    const { location } = fakePage(fixture.address.replace(/8$/, String(uid)), '');
    return { ...page, location };
  };
  const uids = (page: ReturnType<typeof fakePage>) => sogo.openMessages(page).map(({ id }) => id.split('/').at(-1));
  /** As it draws another message: what names the sender is bound once, and new for each. */
  const draw = ({ root }: ReturnType<typeof fakePage>) => {
    const sender = root.querySelector('#detailView a');
    sender?.replaceWith(sender.cloneNode(true));
  };

  it('is none while the address names the next one already, and what stands there is the one before', () => {
    const page = fakePage(fixture.address, fixture.html('Hello'));
    expect(uids(at(page, 8))).toEqual(['8']);
    expect(uids(at(page, 7))).toEqual([]);
    draw(page);
    expect(uids(at(page, 7))).toEqual(['7']);
    expect(uids(at(page, 8))).toEqual([]);
  });

  it('is open again where the address alone went away from it and came back', () => {
    const page = fakePage(fixture.address, fixture.html('Hello'));
    expect(uids(at(page, 8))).toEqual(['8']);
    expect(uids(at(page, 7))).toEqual([]);
    expect(uids(at(page, 8))).toEqual(['8']);
  });
});
