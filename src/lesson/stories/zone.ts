/** The DNS of the stories: every domain in them, with what it publishes. Names and addresses are those kept for examples (RFC 2606, 5737). */
import { BANK_KEY, CITY_KEY, CLUB_KEY, LISTS_KEY, SCHOOL_KEY } from './sources.ts';
import type { Zone } from './zone-resolver.ts';

export const STORY_ZONE: Zone = {
  'post.example': { MX: ['10 mx.post.example'] },
  'mx.post.example': { A: ['192.0.2.200'] },

  // Publish nothing that proves a sender.
  'aoba.example': {},
  'prize.example': { A: ['203.0.113.80'] },

  'shop.example': { TXT: ['v=spf1 ip4:192.0.2.0/28 include:_spf.mailer.example -all'] },
  '_spf.mailer.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 ~all'] },

  'city.example': {},
  's2026._domainkey.city.example': { TXT: [CITY_KEY] },

  'bank.example': { TXT: ['v=spf1 ip4:192.0.2.112/28 -all'] },
  '_dmarc.bank.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:dmarc@bank.example'] },
  'k1._domainkey.mail.bank.example': { TXT: [BANK_KEY] },
  'bounces.mailer.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] },

  'school.example': { TXT: ['v=spf1 ip4:192.0.2.60 -all'] },
  '_dmarc.school.example': { TXT: ['v=DMARC1; p=quarantine; rua=mailto:dmarc@school.example'] },
  'mail._domainkey.school.example': { TXT: [SCHOOL_KEY] },

  'club.example': { TXT: ['v=spf1 ip4:192.0.2.80 -all'] },
  '_dmarc.club.example': { TXT: ['v=DMARC1; p=none; rua=mailto:dmarc@club.example'] },
  'mail._domainkey.club.example': { TXT: [CLUB_KEY] },
  'lists.example': { TXT: ['v=spf1 ip4:203.0.113.90 -all'] },
  'arc._domainkey.lists.example': { TXT: [LISTS_KEY] },
};
