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
function brandName(names: string, domains: string): Brand {
  return { names: names.split('|'), domains: domains.split(' '), isWord: false };
}

function brandWord(names: string, domains: string): Brand {
  return { ...brandName(names, domains), isWord: true };
}

export const BRANDS: readonly Brand[] = [
  // Shops, payment, services
  brandName('PayPal', 'paypal.* paypalcorp.com paypal-experience.com'),
  brandWord('Amazon|アマゾン', 'amazon.* amazonaws.com amazonpay.com amazonpay.in amazonsellerservices.com'),
  brandWord('Apple|アップル|AppleID', 'apple.* itunes.com'),
  brandName(
    'iCloud|App Store|iTunes',
    'apple.* itunes.com insideicloud.icloud.com noreply@icloud.com no-reply@icloud.com no_reply@icloud.com',
  ),
  brandName(
    'Microsoft|マイクロソフト',
    'microsoft.* microsoftonline.com microsoftstoreemail.com office.com sharepointonline.com',
  ),
  brandName(
    'OneDrive|SharePoint|Office 365',
    'microsoft.* microsoftonline.com office.com sharepointonline.com onedrive.com sharepoint.com office365.com',
  ),
  brandName('Google|グーグル', 'google.* googlegroups.com withgoogle.com youtube.com'),
  brandName('YouTube', 'youtube.com google.com'),
  brandName('Netflix|ネットフリックス', 'netflix.*'),
  brandName('Spotify', 'spotify.com'),
  brandName('Facebook|フェイスブック', 'facebook.com facebookmail.com fb.com meta.com metamail.com'),
  brandName('Instagram', 'instagram.com facebookmail.com meta.com metamail.com'),
  brandName('WhatsApp', 'whatsapp.com facebookmail.com meta.com'),
  brandWord('Meta', 'meta.com metamail.com facebookmail.com facebook.com fb.com'),
  brandName('LinkedIn', 'linkedin.com'),
  brandName('TikTok', 'tiktok.com bytedance.com'),
  brandName('DocuSign', 'docusign.com docusign.net'),
  brandName('Dropbox', 'dropbox.com dropboxmail.com hellosign.com dropboxsign.com'),
  brandName('Adobe', 'adobe.com adobesign.com echosign.com'),
  brandName('WeTransfer', 'wetransfer.com'),
  brandName('eBay', 'ebay.*'),
  brandName('AliExpress', 'aliexpress.com alibaba.com'),
  brandName('Airbnb', 'airbnb.*'),
  brandName('McAfee', 'mcafee.com'),
  brandWord('Zoom', 'zoom.us zoom.com'),
  brandName('Coinbase', 'coinbase.com'),
  brandName('Binance', 'binance.com binance.us'),
  brandName('MetaMask', 'metamask.io consensys.io consensys.net'),
  // Banks and cards
  brandName('Chase Bank|Chase Online|Chase Support|Chase Alerts|JPMorgan Chase', 'chase.com jpmorgan.com jpmchase.com'),
  brandName('Wells Fargo', 'wellsfargo.com wellsfargoadvisors.com wellsfargoemail.com'),
  brandName('Bank of America', 'bankofamerica.com bofa.com'),
  brandName('American Express|アメリカン・エキスプレス', 'americanexpress.* aexp.com amexgbt.com'),
  brandName('HSBC', 'hsbc.* hsbcnet.com'),
  brandName('Mastercard', 'mastercard.*'),
  // Parcels and post
  brandWord(
    'DHL',
    'dhl.* dhl-news.com dhlparcel.nl dhlparcel.co.uk dhlecommerce.nl dhlecommerce.co.uk dhlecs.com dpdhl.com deutschepost.de',
  ),
  brandName('FedEx', 'fedex.com'),
  brandWord('UPS', 'ups.com upsemail.com'),
  brandName('USPS', 'usps.com usps.gov'),
  brandName('Royal Mail', 'royalmail.com royalmail.co.uk'),
  // Japan: cards, banks, brokers
  brandWord(
    '楽天|Rakuten',
    'rakuten.* rakuten.ne.jp rakuten-card.co.jp rakuten-bank.co.jp rakuten-sec.co.jp rakuten-edy.co.jp',
  ),
  brandName('三井住友カード|三井住友VISAカード', 'smbc-card.com vpass.ne.jp smbc.co.jp'),
  brandName('三井住友銀行', 'smbc.co.jp'),
  brandName('三菱UFJ銀行|三菱UFJニコス|MUFGカード', 'mufg.jp nicos.co.jp'),
  brandName('みずほ銀行', 'mizuhobank.co.jp mizuho-fg.co.jp'),
  brandName('ゆうちょ銀行', 'japanpost.jp'),
  brandWord('JCB|MyJCB|マイJCB', 'jcb.*'),
  brandName('イオンカード|イオン銀行|AEON CARD', 'aeon.co.jp aeonbank.co.jp'),
  brandName('エポスカード|EPOSカード', '01epos.jp eposcard.co.jp'),
  brandName('SBI証券', 'sbisec.co.jp'),
  brandName('野村證券|野村証券', 'nomura.co.jp nomura.com'),
  brandName('マネックス証券', 'monex.co.jp'),
  brandName('松井証券', 'matsui.co.jp'),
  brandName('SMBC日興証券', 'smbcnikko.co.jp'),
  brandName('PayPay', 'paypay.ne.jp paypay-corp.co.jp paypay-card.co.jp paypay-bank.co.jp paypay-sec.co.jp'),
  // Japan: parcels, travel, shops, the state
  brandName('ヤマト運輸|クロネコヤマト', 'kuronekoyamato.co.jp yamato-hd.co.jp nekonet.co.jp y-logi.com'),
  brandName('佐川急便', 'sagawa-exp.co.jp sg-hldgs.co.jp'),
  brandName('日本郵便', 'japanpost.jp'),
  brandName('えきねっと', 'eki-net.com jreast.co.jp'),
  brandName('ETC利用照会サービス|ETCマイレージサービス', 'etc-meisai.jp smile-etc.jp'),
  brandName('メルカリ|Mercari', 'mercari.* mercari.jp'),
  brandWord('LINE', 'line.me linecorp.com lycorp.co.jp'),
  brandName('国税庁|e-Tax', 'nta.go.jp'),
];
