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

/** @param names parted by "|"; @param domains parted by blanks */
function brand(names: string, domains: string): Brand {
  return { names: names.split('|'), domains: domains.split(' '), isWord: false };
}

function word(names: string, domains: string): Brand {
  return { ...brand(names, domains), isWord: true };
}

export const BRANDS: readonly Brand[] = [
  // Shops, payment, services
  brand('PayPal', 'paypal.* paypalcorp.com paypal-experience.com'),
  word('Amazon|アマゾン', 'amazon.* amazonaws.com amazonpay.com amazonpay.in amazonsellerservices.com'),
  word('Apple|アップル|AppleID', 'apple.* itunes.com'),
  brand(
    'iCloud|App Store|iTunes',
    'apple.* itunes.com insideicloud.icloud.com noreply@icloud.com no-reply@icloud.com no_reply@icloud.com',
  ),
  brand(
    'Microsoft|マイクロソフト',
    'microsoft.* microsoftonline.com microsoftstoreemail.com office.com sharepointonline.com',
  ),
  brand(
    'OneDrive|SharePoint|Office 365',
    'microsoft.* microsoftonline.com office.com sharepointonline.com onedrive.com sharepoint.com office365.com',
  ),
  brand('Google|グーグル', 'google.* googlegroups.com withgoogle.com youtube.com'),
  brand('YouTube', 'youtube.com google.com'),
  brand('Netflix|ネットフリックス', 'netflix.*'),
  brand('Spotify', 'spotify.com'),
  brand('Facebook|フェイスブック', 'facebook.com facebookmail.com fb.com meta.com metamail.com'),
  brand('Instagram', 'instagram.com facebookmail.com meta.com metamail.com'),
  brand('WhatsApp', 'whatsapp.com facebookmail.com meta.com'),
  word('Meta', 'meta.com metamail.com facebookmail.com facebook.com fb.com'),
  brand('LinkedIn', 'linkedin.com'),
  brand('TikTok', 'tiktok.com bytedance.com'),
  brand('DocuSign', 'docusign.com docusign.net'),
  brand('Dropbox', 'dropbox.com dropboxmail.com hellosign.com dropboxsign.com'),
  brand('Adobe', 'adobe.com adobesign.com echosign.com'),
  brand('WeTransfer', 'wetransfer.com'),
  brand('eBay', 'ebay.*'),
  brand('AliExpress', 'aliexpress.com alibaba.com'),
  brand('Airbnb', 'airbnb.*'),
  brand('McAfee', 'mcafee.com'),
  word('Zoom', 'zoom.us zoom.com'),
  brand('Coinbase', 'coinbase.com'),
  brand('Binance', 'binance.com binance.us'),
  brand('MetaMask', 'metamask.io consensys.io consensys.net'),
  // Banks and cards
  brand('Chase Bank|Chase Online|Chase Support|Chase Alerts|JPMorgan Chase', 'chase.com jpmorgan.com jpmchase.com'),
  brand('Wells Fargo', 'wellsfargo.com wellsfargoadvisors.com wellsfargoemail.com'),
  brand('Bank of America', 'bankofamerica.com bofa.com'),
  brand('American Express|アメリカン・エキスプレス', 'americanexpress.* aexp.com amexgbt.com'),
  brand('HSBC', 'hsbc.* hsbcnet.com'),
  brand('Mastercard', 'mastercard.*'),
  // Parcels and post
  word(
    'DHL',
    'dhl.* dhl-news.com dhlparcel.nl dhlparcel.co.uk dhlecommerce.nl dhlecommerce.co.uk dhlecs.com dpdhl.com deutschepost.de',
  ),
  brand('FedEx', 'fedex.com'),
  word('UPS', 'ups.com upsemail.com'),
  brand('USPS', 'usps.com usps.gov'),
  brand('Royal Mail', 'royalmail.com royalmail.co.uk'),
  // Japan: cards, banks, brokers
  word(
    '楽天|Rakuten',
    'rakuten.* rakuten.ne.jp rakuten-card.co.jp rakuten-bank.co.jp rakuten-sec.co.jp rakuten-edy.co.jp',
  ),
  brand('三井住友カード|三井住友VISAカード', 'smbc-card.com vpass.ne.jp smbc.co.jp'),
  brand('三井住友銀行', 'smbc.co.jp'),
  brand('三菱UFJ銀行|三菱UFJニコス|MUFGカード', 'mufg.jp nicos.co.jp'),
  brand('みずほ銀行', 'mizuhobank.co.jp mizuho-fg.co.jp'),
  brand('ゆうちょ銀行', 'japanpost.jp'),
  word('JCB|MyJCB|マイJCB', 'jcb.*'),
  brand('イオンカード|イオン銀行|AEON CARD', 'aeon.co.jp aeonbank.co.jp'),
  brand('エポスカード|EPOSカード', '01epos.jp eposcard.co.jp'),
  brand('SBI証券', 'sbisec.co.jp'),
  brand('野村證券|野村証券', 'nomura.co.jp nomura.com'),
  brand('マネックス証券', 'monex.co.jp'),
  brand('松井証券', 'matsui.co.jp'),
  brand('SMBC日興証券', 'smbcnikko.co.jp'),
  brand('PayPay', 'paypay.ne.jp paypay-corp.co.jp paypay-card.co.jp paypay-bank.co.jp paypay-sec.co.jp'),
  // Japan: parcels, travel, shops, the state
  brand('ヤマト運輸|クロネコヤマト', 'kuronekoyamato.co.jp yamato-hd.co.jp nekonet.co.jp y-logi.com'),
  brand('佐川急便', 'sagawa-exp.co.jp sg-hldgs.co.jp'),
  brand('日本郵便', 'japanpost.jp'),
  brand('えきねっと', 'eki-net.com jreast.co.jp'),
  brand('ETC利用照会サービス|ETCマイレージサービス', 'etc-meisai.jp smile-etc.jp'),
  brand('メルカリ|Mercari', 'mercari.* mercari.jp'),
  word('LINE', 'line.me linecorp.com lycorp.co.jp'),
  brand('国税庁|e-Tax', 'nta.go.jp'),
];
