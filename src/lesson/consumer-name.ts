/** What access providers call the lines of their customers. */
const LINE_WORDS: ReadonlySet<string> = new Set(
  'adsl dialin dialup dsl dyn dynamic dynip ftth fttx ppp pppoe vdsl'.split(' '),
);
/** The same, where others have them in their names as well: senders of bulk mail, offices. */
const SHARED_WORDS: ReadonlySet<string> = new Set('broadband bband cable catv dhcp dial pool pools'.split(' '));

/** What hosts with a fixed address are called, of which many have their address in the name as well. */
const SERVER_WORDS: ReadonlySet<string> = new Set(
  'colo compute dedicated dns ec2 instances mta mx ns out static vm web www'.split(' '),
);
/** The same, where other letters may stand around it: "webmail", "myvps", "googleusercontent". */
const SERVER_PARTS: readonly string[] = 'cloud hosting mail outbound relay sender server smtp usercontent vps'.split(
  ' ',
);

/**
 * Whether a reverse name looks like that of a consumer's line: it is numbered below a word for such lines ("zp123.ppp.isp.example"), holds
 * a number of the address beside a word that others share ("cpe-66.cable.isp.example"), three of the numbers, each as often as the address
 * has it ("10-10-10-1.isp.example"), or the address in one piece ("xcb007142.isp.example"). A name that calls itself a server's is none. Only for words, never for a verdict.
 */
export function isConsumerName(name: string, ip: string | null): boolean {
  // The top-level domain is none of its words: that of Mexico is "mx".
  const own = name.toLowerCase().split('.').slice(0, -1).join('.');
  const pieces = own.split(/[.\-_]/).slice(0, 60);
  const words = pieces.flatMap((piece) => [piece, piece.replace(/[0-9]+$/, '')]);
  if (words.some((word) => SERVER_WORDS.has(word) || SERVER_PARTS.some((part) => word.includes(part)))) return false;
  const isNumbered = /^[^.]*[0-9]/.test(own);
  if (isNumbered && words.some((word) => LINE_WORDS.has(word))) return true;
  const found = numbersFound(pieces, ip ?? '');
  const isShared = words.some((word) => SHARED_WORDS.has(word));
  return found >= (isShared ? 1 : 3) || holdsWhole(pieces.join(''), ip ?? '');
}

/** How many of the address's numbers stand in the name: IPv4's in decimal, whatever letters are around them, IPv6's in hexadecimal. */
function numbersFound(pieces: readonly string[], ip: string): number {
  const isV6 = ip.includes(':');
  const written = isV6 ? pieces : pieces.flatMap((piece) => piece.split(/[^0-9]+/));
  const numbers = written.map((number) => number.replace(/^0+(?=.)/, ''));
  return ip.split(isV6 ? ':' : '.').filter((number) => {
    const at = number === '' ? -1 : numbers.indexOf(number);
    if (at >= 0) numbers.splice(at, 1);
    return at >= 0;
  }).length;
}

/** The address in one piece, as names of lines have it: eight hexadecimal digits, four numbers of three digits each, or IPv6's last half. */
function holdsWhole(text: string, ip: string): boolean {
  if (ip.includes(':')) {
    const half = lastHalf(ip);
    return half !== null && text.includes(half);
  }
  const octets = ip.split('.').map(Number);
  if (octets.length !== 4) return false;
  const orders = [octets, octets.toReversed()];
  const forms = orders.flatMap((order) => [
    order.map((octet) => octet.toString(16).padStart(2, '0')).join(''),
    order.map((octet) => String(octet).padStart(3, '0')).join(''),
  ]);
  return forms.some((form) => text.includes(form));
}

/** The sixteen digits that name one host of a network; null where most of them are zero: such hosts are numbered by hand. */
function lastHalf(ip: string): string | null {
  const [before = '', after = ''] = ip.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const tail = ip.includes('::') ? groups(after) : groups(before);
  return tail.length < 4
    ? null
    : tail
        .slice(-4)
        .map((group) => group.padStart(4, '0'))
        .join('');
}
