import { describe, expect, it } from 'vitest';
import { findAll } from '../../../src/core/findings/index.ts';
import type { Mailbox } from '../../../src/core/inspection/index.ts';
import { dkim, mailbox, messageFrom } from '../verdict/facts.ts';
import { facts } from './facts.ts';

/** What is told of the brand in a name: 'severity brand', or '' for nothing. */
function told(box: Mailbox, parts: Parameters<typeof facts>[0] = {}): string {
  const finding = findAll(facts({ message: messageFrom(box), ...parts })).find(
    ({ code }) => code === 'finding_name_brand',
  );
  return finding === undefined ? '' : `${finding.severity} ${finding.values['brand']}`;
}

const EVIL = 'x@attack.example';

describe('a brand in what programs show for the name', () => {
  it('is told as one in the name', () => {
    expect(told({ ...mailbox(EVIL, 'Pay[U+200B]Pal'), seenName: 'PayPal' })).toBe('caution PayPal');
    expect(told({ ...mailbox(EVIL), alsoNamed: ['x', 'PayPal Support'] })).toBe('caution PayPal');
  });

  it('is none where the name only spells out a mark', () => expect(told(mailbox(EVIL, 'Pay[U+200B]Pal'))).toBe(''));
});

describe('a brand in the display name of a foreign address', () => {
  it.each([
    ['PayPal', 'PayPal'],
    ['paypal support', 'PayPal'],
    ['Paypal-Service', 'PayPal'],
    ['PayPal: your account', 'PayPal'],
    ['ＰａｙＰａｌ', 'PayPal'],
    ['РayPаl', 'PayPal'],
    ['𝐏𝐚𝐲𝐏𝐚𝐥', 'PayPal'],
    ['PayPa1', 'PayPal'],
    ['PayPa|', 'PayPal'],
    ['Pay Pal', 'PayPal'],
    ['P a y P a l Inc.', 'PayPal'],
    ['"PayPal!"', 'PayPal'],
    ['Microsoft account team', 'Microsoft'],
    ['Rnicrosoft 365', 'Microsoft'],
    ['DHL Express', 'DHL'],
    ['DHL', 'DHL'],
    ['Netflix', 'Netflix'],
    ['Apple', 'Apple'],
    ['Apple ID', 'Apple'],
    ['Apple Support Team', 'Apple'],
    ['Appleサポート', 'Apple'],
    ['Amazonカスタマーサービス', 'Amazon'],
    ['Amazon プライム会員 お知らせ', 'Amazon'],
    ['LINE', 'LINE'],
    ['LINE公式アカウント', 'LINE'],
    ['UPS Delivery', 'UPS'],
    ['DHL Paket', 'DHL'],
    ['Amazon Kundenservice', 'Amazon'],
    ['Apple Soporte', 'Apple'],
    ['Equipo de Google', 'Google'],
    ['Atendimento Receita Federal', 'Receita Federal'],
    ['Norton Security ALERT', 'Norton'],
    ['Ledger', 'Ledger'],
    ['Lеԁgеr', 'Ledger'],
    ['Trust WaIIet', 'Trust Wallet'],
    ['Mercado.Pago', 'Mercado Pago'],
    ['~Correios~', 'Correios'],
    ['Costco', 'Costco'],
    ['楽天', '楽天'],
    ['【楽天市場】', '楽天'],
    ['楽天カード株式会社', '楽天'],
    ['三井住友カード', '三井住友カード'],
    ['株式会社メルカリ', 'メルカリ'],
    ['メルカリ事務局', 'メルカリ'],
    ['ﾒﾙｶﾘ', 'メルカリ'],
    ['ヤマト運輸株式会社', 'ヤマト運輸'],
    ['佐川急便', '佐川急便'],
    ['日本郵便からのお知らせ', '日本郵便'],
    ['えきねっと', 'えきねっと'],
    ['ETC利用照会サービス事務局', 'ETC利用照会サービス'],
    ['イオンカード', 'イオンカード'],
    ['エポスカード', 'エポスカード'],
    ['SBI証券', 'SBI証券'],
    ['野村證券', '野村證券'],
    ['野村証券', '野村證券'],
    ['三菱UFJ銀行', '三菱UFJ銀行'],
    ['JCB', 'JCB'],
    ['e-Tax', '国税庁'],
    ['アメリカン・エキスプレス', 'American Express'],
    ['PayPal™', 'PayPal'],
    ['PayPal℠ Support', 'PayPal'],
    ['Apple®', 'Apple'],
    ['© Netflix', 'Netflix'],
    ['ᴘᴀʏᴘᴀʟ', 'PayPal'],
    ['ᴀᴘᴘʟᴇ ɪᴅ', 'Apple'],
    ['ɴᴇᴛꜰʟɪx', 'Netflix'],
    ['楽 天 市 場', '楽天'],
    ['楽・天カード', '楽天'],
    ['メ ル カ リ', 'メルカリ'],
    ['P*a*y*P*a*l', 'PayPal'],
    ['MicrosoftOutlook', 'Microsoft'],
    ['PayPalSecurity', 'PayPal'],
    ['PAYPALSECURITY', 'PayPal'],
    ['AmazonSupport', 'Amazon'],
    ['AppleSecurity Team', 'Apple'],
    ['Your PayPal account', 'PayPal'],
    ['Your Apple ID', 'Apple'],
    ['Support PayPal', 'PayPal'],
    ['The Microsoft Team', 'Microsoft'],
    ['service@paypal', 'PayPal'],
    ['no-reply@apple', 'Apple'],
    ['お知らせ 三井住友カード', '三井住友カード'],
    ['Support ｜ PayPal', 'PayPal'],
    ['PayPal！', 'PayPal'],
    ['【重要】Amazon', 'Amazon'],
    ['[Alert] Apple ID', 'Apple'],
    ['【緊急】 楽天市場', '楽天'],
    ['【Amazon】お知らせ', 'Amazon'],
    ['MicrosoftTeams', 'Microsoft'],
    ['Service client PayPal', 'PayPal'],
    ['AppleID', 'Apple'],
    ['Apple社', 'Apple'],
    ['Amazon-co-jp', 'Amazon'],
    ['Amazon.co.jpサポート', 'Amazon'],
    ['MyJCB', 'JCB'],
    ['マイJCB', 'JCB'],
    ['お知らせ【楽天】', '楽天'],
    ['Security [Apple]', 'Apple'],
  ])('%s is a caution', (name, brand) => {
    expect(told(mailbox(EVIL, name))).toBe(`caution ${brand}`);
  });

  it.each([
    ['paypal.com.attack.example', 'PayPal'],
    ['paypal-support.com', 'PayPal'],
    ['notpaypal.com', 'PayPal'],
    ['paypal.shop', 'PayPal'],
    ['outlook.com', 'Microsoft'],
    ['gmail.com', 'Google'],
    ['icloud.com', 'iCloud'],
  ])('an address at %s is none of %s’s', (domain, brand) => {
    expect(told(mailbox(`x@${domain}`, brand))).toBe(`caution ${brand}`);
  });

  it('is only mentioned where a list put its own address into From', () => {
    const box = mailbox('team@list.test', 'PayPal via Team');
    const message = { ...messageFrom(box), listId: '<team.list.test>' };
    expect(told(box, { message, dkim: [dkim({ domain: 'list.test' })] })).toBe('info PayPal');
    expect(told(box, { message })).toBe('caution PayPal');
  });
});

describe('innocent names', () => {
  it.each(
    (
      "Alice Smith|Bob O'Neil|Dr. Meta Hofmann|Line Marie Andersen|D. H. L. Brown|J C B|U P S|L. I. N. E. Quartet|Help Line|" +
      'Order Line|Support Line|Express Line|Card Line|The Line|Your Line|The Apple Shop|Apple Tree Farm|Your Apple Farm|' +
      'The Adobe House|Adobewala|Metacenter|MetaBank|LineDesk|Zoominfo|ZoomCare|Upshop|Amazonas Reisen|' +
      'Applebee|Appleton Support|Mercarino|Googler|Netflixers|Chase Miller Dogs|Team Zoom|Zoom-Zoom Bikes|Rakutenshi|' +
      'Bob from PayPal|Alice at Google|Bob @ Apple|Fans of Spotify|News about Netflix|Working with Microsoft|How to leave Facebook|Smith & Co.™|Acme®|' +
      '© Müller|ᴀʟɪᴄᴇ|林 一 郎|森 田|天 楽 堂|田中 太郎|佐藤花子|株式会社山田商店|公式 LINE|' +
      '公式LINE担当|ライン工業株式会社|はなまる市場|喫茶アップルパイ|アップルツリー歯科|アマゾン川探検隊|日本郵船|佐川クリニック|大和運輸機工|' +
      'みずほ保育園|松井証明写真館|エポス工房|[EXT] Apple Martin|【公式】アップルツリー歯科|(有)アップル|（株）ライン|Client of Amazon|Teams of Amazons|' +
      '【Alice】|[Apple] Martin Farm|Smith [Apple]|Help [Line Dancing]|アップル社交ダンス'
    ).split('|'),
  )('“%s” is somebody’s own', (name) => {
    expect(told(mailbox(EVIL, name))).toBe('');
  });

  it.each([
    ['service@intl.paypal.com', 'PayPal'],
    ['service@paypal.co.uk', 'service@paypal.co.uk PayPal'],
    ['auto-confirm@amazon.co.jp', 'Amazon'],
    ['no-reply@accounts.google.com', 'Google'],
    ['account-security-noreply@accountprotection.microsoft.com', 'Microsoft account team'],
    ['no_reply@email.apple.com', 'Apple'],
    ['noreply@dhl.de', 'DHL Paket'],
    ['info@mercadolivre.com.br', 'Mercado Livre'],
    ['no-reply@ledger.com', 'Ledger'],
    ['norton@secure.norton.com', 'Norton'],
    ['naoresponda@rfb.gov.br', 'Receita Federal'],
    ['security@facebookmail.com', 'Facebook'],
    ['info@01epos.jp', 'エポスカード'],
    ['mail@contact.vpass.ne.jp', '三井住友カード'],
    ['information@use.email.aeon.co.jp', 'イオンカード'],
    ['admin@ml.etc-meisai.jp', 'ETC利用照会サービス事務局'],
    ['mail@kuronekoyamato.co.jp', 'ヤマト運輸'],
    ['order@rakuten.co.jp', '楽天市場'],
    ['no-reply@onedrive.com', 'OneDrive'],
    ['noreply@icloud.com', 'iCloud'],
    ['do_not_reply@itunes.com', 'iTunes Store'],
    ['noreply@mail.hellosign.com', 'Dropbox Sign'],
  ])('%s may call itself %s', (address, name) => {
    expect(told(mailbox(address, name))).toBe('');
  });

  it.each([
    ['Norton Rose Fulbright'],
    ['Graham Norton'],
    ['Ledger-CLI users'],
    ['General Ledger'],
    ['Mercado Livre de Energia'],
    ['Kundenservice Müller'],
    ['Servicio de Apple Martínez'],
    ['Line Cliente Jensen'],
    ['Apple Tree Farm'],
    ['Appleby'],
    ['Amazon Watch'],
    ['Line Hansen'],
    ['Meta Müller'],
    ['Ups and downs'],
    ['Chase'],
    ['Chase Miller'],
    ['Metamorphosis'],
    ['DHLawrence'],
    ['D. H. L. Smith'],
    ['J. C. Banks'],
    ['Paypaliciously'],
    ['Bob from PayPal'],
    ['Alice'],
    ['オンライン楽天化計画'],
    ['野村'],
    ['ETC'],
    [''],
    ['!'],
  ])('“%s” says no brand', (name) => {
    expect(told(mailbox(EVIL, name))).toBe('');
  });

  it.each([
    ['service_at_paypal_com_ab12@privaterelay.appleid.com', 'PayPal'],
    ['MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@corp.test', 'Microsoft Outlook'],
  ])('%s, which servers write, may call itself %s', (address, name) => {
    expect(told(mailbox(address, name))).toBe('');
  });

  it('reads a long name only as far as it is shown', () => {
    expect(told(mailbox(EVIL, `${' '.repeat(100_000)}PayPal`))).toBe('');
    expect(told(mailbox(EVIL, `PayPal${' '.repeat(100_000)}`))).toBe('caution PayPal');
  });
});
