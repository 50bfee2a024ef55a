import { type PageFixture, wholePage } from './fixture.ts';

function mailFrame(frame: string, around: string): PageFixture {
  return {
    file: 'gmx',
    address: `https://${frame}/mail/client/#action/mailDisplay/mailId/tmai17a1b2c3/page/0`,
    around: `https://${around}/mail`,
    html: (body) =>
      wholePage({
        body: `<div id="mail-list"><table><tr data-oao-mailid="tmai17a1b2c3"><td>Minutes</td></tr></table></div>
          <div id="mail-detail"><dl class="mail-subject"><dd>Minutes</dd></dl><div>${body}</div></div>`,
      }),
    open: [],
    sources: [],
    opened: (text) => `<div class="layer"><pre>${text}</pre></div>`,
  };
}

export const gmx = mailFrame('3c.gmx.net', 'navigator.gmx.net');
export const gmxCom = mailFrame('3c-bs.gmx.com', 'navigator-bs.gmx.com');
export const webDe = mailFrame('3c-bap.web.de', 'navigator.web.de');
export const mailCom = mailFrame('3c-lxa.mail.com', 'navigator-lxa.mail.com');
