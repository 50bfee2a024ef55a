/** The eight stories. */
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
        withoutQuestions: true,
        beats: [
          { text: 'learn_way_1', light: step('submit') },
          { text: 'learn_way_2', light: step('submit') },
          { text: 'learn_way_3', light: step('relay') },
          { text: 'learn_way_4', light: step('receive') },
          { text: 'learn_way_5', light: step('line') },
          { text: 'learn_way_6', light: step('deliver') },
          { text: 'learn_way_7', light: step('read') },
          { text: 'learn_way_8', light: everything },
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
        withoutQuestions: true,
        beats: [
          { text: 'learn_op25b_1', light: step('submit') },
          { text: 'learn_op25b_2', light: step('receive') },
          { text: 'learn_op25b_3', light: step('receive') },
          { text: 'learn_op25b_4', light: step('receive') },
        ],
      },
      {
        id: 'way',
        withoutQuestions: true,
        beats: [
          { text: 'learn_op25b_5', light: step('submit') },
          { text: 'learn_op25b_6', light: step('receive') },
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
        beats: [
          { text: 'learn_spf_1', light: step('receive') },
          { text: 'learn_spf_2', light: answer('spf', 'shop.example') },
          { text: 'learn_spf_3', light: answer('spf', 'shop.example') },
          { text: 'learn_spf_4', light: answer('spf', '_spf.mailer.example') },
          { text: 'learn_spf_5', light: answer('spf', 'shop.example') },
          { text: 'learn_spf_6', light: everything },
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
        beats: [
          { text: 'learn_dkim_1', light: step('submit') },
          { text: 'learn_dkim_2', light: step('receive') },
          { text: 'learn_dkim_3', light: answer('dkim') },
          { text: 'learn_dkim_4', light: answer('dkim') },
          { text: 'learn_dkim_5', light: answer('dkim') },
          { text: 'learn_dkim_6', light: everything },
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
        beats: [
          { text: 'learn_dmarc_1', light: step('receive') },
          { text: 'learn_dmarc_2', light: answer('spf') },
          { text: 'learn_dmarc_3', light: answer('dkim') },
          { text: 'learn_dmarc_4', light: answer('dmarc') },
          { text: 'learn_dmarc_5', light: answer('dmarc') },
          { text: 'learn_dmarc_6', light: everything },
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
        beats: [
          { text: 'learn_forward_1', light: step('relay') },
          { text: 'learn_forward_2', light: step('receive') },
          { text: 'learn_forward_3', light: answer('spf') },
          { text: 'learn_forward_4', light: answer('dkim') },
        ],
      },
      {
        id: 'forward_unsigned',
        beats: [
          { text: 'learn_forward_5', light: answer('spf') },
          { text: 'learn_forward_6', light: answer('dmarc') },
          { text: 'learn_forward_7', light: everything },
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
        beats: [
          { text: 'learn_list_1', light: step('relay') },
          { text: 'learn_list_2', light: step('receive') },
          { text: 'learn_list_3', light: answer('dkim') },
          { text: 'learn_list_4', light: answer('arc') },
          { text: 'learn_list_5', light: answer('arc') },
          { text: 'learn_list_6', light: everything },
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
        beats: [
          { text: 'learn_attack_1', light: step('submit') },
          { text: 'learn_attack_2', light: step('relay') },
          { text: 'learn_attack_3', light: step('line') },
          { text: 'learn_attack_4', light: step('receive') },
          { text: 'learn_attack_5', light: answer('spf') },
          { text: 'learn_attack_6', light: answer('dmarc') },
          { text: 'learn_attack_7', light: everything },
        ],
      },
    ],
  },
};
