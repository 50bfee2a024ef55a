/**
 * The names that phishing borrows most, world-wide and in Japan, and the domains that are surely theirs. Data only: what a name is
 * compared with, and never what a verdict rests on.
 *
 * A missing domain makes honest mail look odd, so a brand stands here only when the domains that it sends from are known; domains
 * where anybody may have a mailbox (gmail.com, outlook.com, icloud.com, yahoo.co.jp) are nobody's.
 */
export interface Brand {
  /** As people write it; the first one is told. */
  readonly names: readonly string[];
  /**
   * The brand's mail comes from these or from under them; 'paypal.*' = under .com and under every country. A whole address where others
   * have mailboxes too.
   */
  readonly domains: readonly string[];
  /** The name is also an everyday word, a person's or a short one: it counts alone, or with words of service behind it. */
  readonly isWord: boolean;
}

/** One a line: its names parted by "|", ":", its domains; "*" before the first name of those that are words. */
const TABLE = `
PayPal:paypal.* paypalcorp.com paypal-experience.com
*Amazon|アマゾン:amazon.* amazonaws.com amazonpay.com amazonpay.in amazonsellerservices.com
*Apple|アップル|AppleID:apple.* itunes.com
iCloud|App Store|iTunes:apple.* itunes.com insideicloud.icloud.com noreply@icloud.com no-reply@icloud.com no_reply@icloud.com
Microsoft|マイクロソフト:microsoft.* microsoftonline.com microsoftstoreemail.com office.com sharepointonline.com
OneDrive|SharePoint|Office 365:microsoft.* microsoftonline.com office.com sharepointonline.com onedrive.com sharepoint.com office365.com
Google|グーグル:google.* googlegroups.com withgoogle.com youtube.com
YouTube:youtube.com google.com
Netflix|ネットフリックス:netflix.*
Spotify:spotify.com
Facebook|フェイスブック:facebook.com facebookmail.com fb.com meta.com metamail.com
Instagram:instagram.com facebookmail.com meta.com metamail.com
WhatsApp:whatsapp.com facebookmail.com meta.com
*Meta:meta.com metamail.com facebookmail.com facebook.com fb.com
LinkedIn:linkedin.com
TikTok:tiktok.com bytedance.com
DocuSign:docusign.com docusign.net
Dropbox:dropbox.com dropboxmail.com hellosign.com dropboxsign.com
Adobe:adobe.com adobesign.com echosign.com
WeTransfer:wetransfer.com
eBay:ebay.*
AliExpress:aliexpress.com alibaba.com
Airbnb:airbnb.*
McAfee:mcafee.com
*Norton|LifeLock:norton.com nortonlifelock.com lifelock.com securenorton.com nortonstore.hk
*Zoom:zoom.us zoom.com
Coinbase:coinbase.com
Binance:binance.com binance.us
MetaMask:metamask.io consensys.io consensys.net
*Ledger|Ledger Live:ledger.com
Trust Wallet:trustwallet.com
OpenSea:opensea.io
*Costco:costco.*
*Walmart:walmart.*
*Mercado Pago|Mercado Livre|Mercado Libre:mercadopago.* mercadolivre.* mercadolibre.*
*Correios:correios.com.br
Receita Federal:gov.br
Chase Bank|Chase Online|Chase Support|Chase Alerts|JPMorgan Chase:chase.com jpmorgan.com jpmchase.com
Wells Fargo:wellsfargo.com wellsfargoadvisors.com wellsfargoemail.com
Bank of America:bankofamerica.com bofa.com
American Express|アメリカン・エキスプレス:americanexpress.* aexp.com amexgbt.com
HSBC:hsbc.* hsbcnet.com
Mastercard:mastercard.*
*DHL:dhl.* dhl-news.com dhlparcel.nl dhlparcel.co.uk dhlecommerce.nl dhlecommerce.co.uk dhlecs.com dpdhl.com deutschepost.de
FedEx:fedex.com
*UPS:ups.com upsemail.com
USPS:usps.com usps.gov
Royal Mail:royalmail.com royalmail.co.uk
*楽天|Rakuten:rakuten.* rakuten.ne.jp rakuten-card.co.jp rakuten-bank.co.jp rakuten-sec.co.jp rakuten-edy.co.jp
三井住友カード|三井住友VISAカード:smbc-card.com vpass.ne.jp smbc.co.jp
三井住友銀行:smbc.co.jp
三菱UFJ銀行|三菱UFJニコス|MUFGカード:mufg.jp nicos.co.jp
みずほ銀行:mizuhobank.co.jp mizuho-fg.co.jp
ゆうちょ銀行:japanpost.jp
*JCB|MyJCB|マイJCB:jcb.*
イオンカード|イオン銀行|AEON CARD:aeon.co.jp aeonbank.co.jp
エポスカード|EPOSカード:01epos.jp eposcard.co.jp
SBI証券:sbisec.co.jp
野村證券|野村証券:nomura.co.jp nomura.com
マネックス証券:monex.co.jp
松井証券:matsui.co.jp
SMBC日興証券:smbcnikko.co.jp
PayPay:paypay.ne.jp paypay-corp.co.jp paypay-card.co.jp paypay-bank.co.jp paypay-sec.co.jp
ヤマト運輸|クロネコヤマト:kuronekoyamato.co.jp yamato-hd.co.jp nekonet.co.jp y-logi.com
佐川急便:sagawa-exp.co.jp sg-hldgs.co.jp
日本郵便:japanpost.jp
えきねっと:eki-net.com jreast.co.jp
ETC利用照会サービス|ETCマイレージサービス:etc-meisai.jp smile-etc.jp
メルカリ|Mercari:mercari.* mercari.jp
*LINE:line.me linecorp.com lycorp.co.jp
国税庁|e-Tax:nta.go.jp
`;

export const BRANDS: readonly Brand[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [names = '', domains = ''] = line.split(':');
    return { names: names.replace('*', '').split('|'), domains: domains.split(' '), isWord: line.startsWith('*') };
  });
