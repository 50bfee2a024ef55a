/** The eight stories. */
import { both, claimedFields, fieldOfStep, firstBlock, own } from './here.ts';
import { answer, everything, step } from './light.ts';
import type { Story, StoryId } from './story.ts';

export const STORIES: Readonly<Record<StoryId, Story>> = {
  way: {
    id: 'way',
    title: 'learn_way',
    lead: 'learn_way_lead',
    mails: [
      {
        id: 'way',
        asks: [],
        beats: [
          { text: 'learn_way_1', card: 'msa', light: step('submit') },
          { text: 'learn_way_2', card: 'received', here: fieldOfStep('submit'), light: step('submit') },
          { text: 'learn_way_3', card: 'mta', here: fieldOfStep('relay'), light: step('relay') },
          { text: 'learn_way_4', card: 'mx', light: step('receive') },
          { text: 'learn_way_5', card: 'trust_line', light: step('line') },
          { text: 'learn_way_6', card: 'mda', light: step('deliver') },
          { text: 'learn_way_7', card: 'imap', light: step('read') },
          { text: 'learn_way_8', card: 'from', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  op25b: {
    id: 'op25b',
    title: 'learn_op25b',
    lead: 'learn_op25b_lead',
    mails: [
      {
        id: 'direct',
        name: 'learn_mail_direct',
        asks: [],
        beats: [
          { text: 'learn_op25b_1', card: 'from', light: step('write') },
          { text: 'learn_op25b_2', card: 'port25', light: step('receive') },
          { text: 'learn_op25b_3', card: 'op25b', blocked: 'exit', light: step('receive') },
          { text: 'learn_op25b_4', card: 'ip25b', blocked: 'entrance', light: step('receive') },
        ],
      },
      {
        id: 'way',
        name: 'learn_mail_way',
        asks: [],
        beats: [
          { text: 'learn_op25b_5', card: 'port587', light: step('submit') },
          { text: 'learn_op25b_6', card: 'port25', light: step('receive') },
        ],
      },
    ],
  },
  spf: {
    id: 'spf',
    title: 'learn_spf',
    lead: 'learn_spf_lead',
    mails: [
      {
        id: 'spf',
        asks: ['shop.example', '_spf.mailer.example'],
        beats: [
          {
            text: 'learn_spf_1',
            card: 'envelope',
            here: both(own('envelope'), fieldOfStep('receive')),
            light: step('receive'),
          },
          { text: 'learn_spf_2', card: 'txt', light: answer('spf', 'shop.example') },
          { text: 'learn_spf_3', card: 'ip', here: firstBlock, light: answer('spf', 'shop.example') },
          { text: 'learn_spf_4', card: 'include', light: answer('spf', '_spf.mailer.example') },
          { text: 'learn_spf_5', card: 'all', light: answer('spf', 'shop.example') },
          { text: 'learn_spf_6', card: 'spf', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  dkim: {
    id: 'dkim',
    title: 'learn_dkim',
    lead: 'learn_dkim_lead',
    mails: [
      {
        id: 'dkim',
        suppose: ['body_changed', 'forwarded'],
        asks: ['s2026._domainkey.city.example'],
        beats: [
          { text: 'learn_dkim_1', card: 'hash', light: step('submit') },
          { text: 'learn_dkim_2', card: 'signature', light: step('submit') },
          { text: 'learn_dkim_3', card: 'selector', light: step('receive') },
          { text: 'learn_dkim_4', card: 'dkim_record', light: answer('dkim') },
          { text: 'learn_dkim_5', card: 'dkim', light: answer('dkim') },
          { text: 'learn_dkim_6', card: 'signature', verdict: 'body_changed', light: answer('dkim') },
          { text: 'learn_dkim_7', card: 'pki', light: answer('dkim') },
          { text: 'learn_dkim_8', card: 'dkim', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  dmarc: {
    id: 'dmarc',
    title: 'learn_dmarc',
    lead: 'learn_dmarc_lead',
    mails: [
      {
        id: 'dmarc',
        suppose: ['other_signer'],
        asks: ['bounces.mailer.example', 'k1._domainkey.mail.bank.example', '_dmarc.bank.example'],
        beats: [
          { text: 'learn_dmarc_1', card: 'envelope', light: step('receive') },
          { text: 'learn_dmarc_2', card: 'alignment', light: answer('spf') },
          { text: 'learn_dmarc_3', card: 'alignment', light: answer('dkim') },
          { text: 'learn_dmarc_4', card: 'p', light: answer('dmarc') },
          { text: 'learn_dmarc_5', card: 'rua', light: answer('dmarc') },
          { text: 'learn_dmarc_6', card: 'dmarc', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  forward: {
    id: 'forward',
    title: 'learn_forward',
    lead: 'learn_forward_lead',
    mails: [
      {
        id: 'forward',
        name: 'learn_mail_forward',
        asks: ['school.example', 'mail._domainkey.school.example'],
        beats: [
          { text: 'learn_forward_1', card: 'forwarding', here: fieldOfStep('relay'), light: step('relay') },
          {
            text: 'learn_forward_2',
            card: 'forwarding',
            here: both(own('envelope'), fieldOfStep('receive')),
            light: step('receive'),
          },
          { text: 'learn_forward_3', card: 'spf', light: answer('spf') },
          { text: 'learn_forward_4', card: 'dkim', verdict: 'own', light: answer('dkim') },
        ],
      },
      {
        id: 'forward_unsigned',
        name: 'learn_mail_forward_unsigned',
        asks: ['school.example', '_dmarc.school.example'],
        beats: [
          { text: 'learn_forward_5', card: 'spf', light: answer('spf') },
          { text: 'learn_forward_6', card: 'quarantine', verdict: 'own', light: answer('dmarc') },
          { text: 'learn_forward_7', card: 'dmarc', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  list: {
    id: 'list',
    title: 'learn_list',
    lead: 'learn_list_lead',
    mails: [
      {
        id: 'list',
        trustedSealers: ['lists.example'],
        asks: ['mail._domainkey.club.example', 'arc._domainkey.lists.example', '_dmarc.club.example'],
        beats: [
          { text: 'learn_list_1', card: 'mailing_list', here: fieldOfStep('relay'), light: step('relay') },
          { text: 'learn_list_2', card: 'mailing_list', light: step('receive') },
          { text: 'learn_list_3', card: 'signature', light: answer('dkim') },
          { text: 'learn_list_4', card: 'arc', light: answer('arc') },
          { text: 'learn_list_5', card: 'arc', light: answer('arc') },
          { text: 'learn_list_6', card: 'arc', verdict: 'own', light: everything },
        ],
      },
    ],
  },
  attack: {
    id: 'attack',
    title: 'learn_attack',
    lead: 'learn_attack_lead',
    mails: [
      {
        id: 'attack',
        suppose: ['policy_none'],
        asks: ['bank.example', '_dmarc.bank.example'],
        beats: [
          { text: 'learn_attack_1', card: 'from', light: step('write') },
          {
            text: 'learn_attack_2',
            card: 'received',
            here: both(fieldOfStep('relay'), claimedFields('authentication-results')),
            light: step('relay'),
          },
          { text: 'learn_attack_3', card: 'trust_line', light: step('line') },
          { text: 'learn_attack_4', card: 'mx', light: step('receive') },
          { text: 'learn_attack_5', card: 'spf', light: answer('spf') },
          { text: 'learn_attack_6', card: 'reject', verdict: 'own', light: answer('dmarc') },
          {
            text: 'learn_attack_7',
            card: 'dmarc',
            here: both(own('dmarc'), claimedFields('reply-to')),
            verdict: 'own',
            light: everything,
          },
        ],
      },
    ],
  },
};
