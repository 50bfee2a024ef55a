import { describe, expect, it } from 'vitest';
import { webmail as netease } from '../../src/webmail/sites/netease.ts';
import { fakePage } from '../fakes/browser-page.ts';

const ONE = '59:1tbiOne0One';
const OTHER = '59:1tbiOther';
const opened = (told: string, host = 'mail.163.com', body = '') =>
  netease
    .openMessages(
      fakePage(`https://${host}/js6/main.jsp?sid=S1d#module=read.ReadModule%7C${encodeURIComponent(told)}`, body),
    )
    .map(({ id }) => id);

describe('the message that NetEase’s address names', () => {
  it('is that of the object, with a number before it or, in its enterprise mail, without', () => {
    const told = (id: string) => JSON.stringify({ area: 'normal', isThread: false, viewType: '', id, fid: 1 });
    expect(opened(told(ONE))).toEqual([ONE]);
    expect(opened(told('AOAAwwBEIAd9blGM94AJPKok'), 'hwmail.qiye.163.com')).toEqual(['AOAAwwBEIAd9blGM94AJPKok']);
  });

  it('is the one that the page shows, where a mail’s link names two', () => {
    expect(opened(`{"id":"${ONE}","fid":1,"id":"${OTHER}"}`)).toEqual([OTHER]);
    expect(opened(`{"id":"${ONE}","fid":"${'x'.repeat(1_500)}","id":"${OTHER}"}`)).toEqual([OTHER]);
    expect(opened(`{"id":"${ONE}","\\u0069d":"${OTHER}"}`)).toEqual([OTHER]);
    expect(opened(`{"in":{"id":"${ONE}"},"id":"${OTHER}"}`)).toEqual([OTHER]);
    expect(opened(`{"id":"${OTHER}","in":{"id":"${ONE}"}}`)).toEqual([OTHER]);
  });

  it('is none while the frame of the body that is seen is another’s: the address may be ahead of it', () => {
    const told = JSON.stringify({ id: ONE });
    const frame = (id: string, hidden = '') =>
      `<iframe ${hidden} src="/js6/read/readhtml.jsp?mid=${encodeURIComponent(id)}&amp;x=1"></iframe>`;
    expect(opened(told, 'mail.163.com', frame(ONE))).toEqual([ONE]);
    expect(opened(told, 'mail.163.com', frame(OTHER))).toEqual([]);
    expect(opened(told, 'mail.163.com', frame(OTHER, 'hidden') + frame(ONE))).toEqual([ONE]);
  });

  it('is none of a thread, and none where the address holds no object', () => {
    expect(opened(`{"isThread":true,"id":"${ONE}"}`)).toEqual([]);
    expect(opened(`{"id":"${ONE}"}{"id":"${OTHER}"}`)).toEqual([]);
    for (const told of ['', '{', 'null', '[]', '{"id":7}', '{"id":"../../x"}', '{"__proto__":{"id":"59:1tbiOne0One"}}'])
      expect(opened(told)).toEqual([]);
  });
});
