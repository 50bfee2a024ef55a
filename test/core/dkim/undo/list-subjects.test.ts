/** Tags that lists move, number anew or put beside another one's, and what is no list's tag. */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll } from './world.ts';

const SUBJECT = 'Minutes of the meeting';

const withSubject = (message: Draft, value: string): Draft => ({
  ...message,
  fields: message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${value}\r\n` : field)),
});
async function tagOf(before: string, now: string) {
  const message = signDkim(draft({ subject: before }), { domain: 'sender.example' });
  const [note] = await undoAll(withSubject(message, now));
  return note?.code === 'dkim_undone_subject_tag' ? note.values['tag'] : (note ?? null);
}

describe('a list’s tag', () => {
  it.each([
    ['of two lists', SUBJECT, `[one] [two] ${SUBJECT}`, '[one] [two]'],
    ['moved before "Re:"', `Re: [team] ${SUBJECT}`, `[team] Re: ${SUBJECT}`, '[team]'],
    ['moved behind "Re:"', `[team] Re: ${SUBJECT}`, `Re: [team] ${SUBJECT}`, '[team]'],
    ['before "Re:", which was "RE:"', `RE: [team] ${SUBJECT}`, `[team] Re: ${SUBJECT}`, '[team]'],
    ['before "Re:", which was "AW:"', `AW: ${SUBJECT}`, `[team] Re: ${SUBJECT}`, '[team]'],
    ['before "Re:", which was "Re: Re:"', `Re: Re: [team] ${SUBJECT}`, `[team] Re: ${SUBJECT}`, '[team]'],
    ['with a number', SUBJECT, `[team:00123] ${SUBJECT}`, '[team:00123]'],
    ['that is a number', SUBJECT, `(00123) ${SUBJECT}`, '(00123)'],
    ['numbered anew', `Re: [team:00122] ${SUBJECT}`, `[team:00123] Re: ${SUBJECT}`, '[team:00123]'],
    ['numbered anew behind "Re:"', `Re: [team 98] ${SUBJECT}`, `Re: [team 99] ${SUBJECT}`, '[team 99]'],
    ['numbered anew, filled up', `Re: [team 0099] ${SUBJECT}`, `Re: [team 0100] ${SUBJECT}`, '[team 0100]'],
    ['numbered anew, some messages later', `Re: (fml2,110) ${SUBJECT}`, `(fml2,119) Re: ${SUBJECT}`, '(fml2,119)'],
    ['numbered anew for "RE:"', `RE: [team:122] ${SUBJECT}`, `[team:123] Re: ${SUBJECT}`, '[team:123]'],
  ])('%s is taken off or put back', async (_, before, now, tag) => {
    expect(await tagOf(before, now)).toBe(tag);
  });

  it.each([
    ['of three lists', SUBJECT, `[one] [two] [three] ${SUBJECT}`],
    ['of two, longer than one may be', SUBJECT, `[your account is closed] [pay us at once] ${SUBJECT}`],
    ['with another answer’s words', `Re: [team] ${SUBJECT}`, `[team] Re: Fwd: ${SUBJECT}`],
    ['numbered anew where nothing was answered', `[team:122] ${SUBJECT}`, `[team:123] ${SUBJECT}`],
    ['of another name', `Re: [team:122] ${SUBJECT}`, `[bank:123] Re: ${SUBJECT.toUpperCase()}`],
    ['that is a link', SUBJECT, `[https://attack.example/pay] ${SUBJECT}`],
    ['that mail programs make a link of', SUBJECT, `Re: [Your bank: WWW.attack.example] ${SUBJECT}`],
    ['with a link in the second one', SUBJECT, `[one] [http://attack.example] ${SUBJECT}`],
    ['numbered with an earlier number', `Re: [team:124] ${SUBJECT}`, `[team:123] Re: ${SUBJECT}`],
  ])('%s is not', async (_, before, now) => {
    expect(await tagOf(before, now)).toBeNull();
  });
});
