/** What a forged mail is worth whose sender greets with the server's own words: no more than without them. */
import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { arrive, BRAND_IP, from, RCPT, report } from '../../attacks/world.ts';
import { prepend, received } from '../../messages/message.ts';

const BRAND = '<admin@legit.example>';
const ID = 'AAAAAAA';

describe('a forged mail below a border that copies the greeting', () => {
  /** As if the brand's own server had handed it over at the border. */
  const forgery = prepend(from(BRAND), received({ from: 'out.legit.example', ip: BRAND_IP }));
  const forged = (helo: string) => report({ message: arrive(forgery, { helo, path: '<bounce@legit.example>' }) });

  it('is failed where the greeting names a protocol of the inside', async () => {
    for (const greeting of ['x;with;LMTP', 'x with LMTP', 'x;with;LMTP;by;mx.rcpt.example']) {
      const { verdict, route } = await forged(greeting);
      expect([verdict.level, route.border], greeting).toEqual(['failed', 0]);
    }
  });

  it('is neither listed nor from inside, whatever else the greeting brings along', async () => {
    for (const greeting of [
      'x by mx.rcpt.example with LMTP id AAAAAAA',
      `x (out.legit.example [${BRAND_IP}]) by mx.rcpt.example`,
      `x (out.legit.example [${BRAND_IP}]) by mx.rcpt.example ${'() '.repeat(120)}`,
      'x (rev [127.0.0.1])x',
      `x [${BRAND_IP}]`,
      `[${BRAND_IP}]`,
      'x (Authenticated sender: boss)',
      'x (authenticated bits=0) by mx.rcpt.example with ESMTPSA',
    ]) {
      const { verdict } = await forged(greeting);
      expect(['failed', 'unchecked', 'unverified'], greeting).toContain(verdict.level);
    }
  });
});

describe('forged results below a border that copies the greeting', () => {
  const receiver: Receiver = { ...RCPT, results: 'below' };
  const forged = (helo: string) =>
    report({
      message: arrive(
        prepend(
          from(BRAND),
          'Authentication-Results: mx.rcpt.example; dkim=pass header.d=legit.example; dmarc=pass header.from=legit.example',
          `DKIM-Filter: OpenDKIM Filter v2.11.0 mx.rcpt.example ${ID}`,
        ),
        { helo },
      ),
      context: { receiver },
    });

  it('have no witness in an id of the client’s choice', async () => {
    for (const greeting of [`x;id;${ID}`, `x id ${ID}`, `x;with;SMTP;id;${ID};for`]) {
      const { verdict, recorded } = await forged(greeting);
      expect(recorded.fields[0]?.reason.code, greeting).toBe('recorded_unconfirmed');
      expect(verdict.level, greeting).toBe('failed');
    }
  });

  it('have none either where it cannot be told which id is the server’s', async () => {
    for (const greeting of [
      `x by mx.rcpt.example with SMTP id ${ID}`,
      `x by mx.rcpt.example id ${ID} for <x@y.example>`,
    ]) {
      const { verdict, recorded } = await forged(greeting);
      expect(recorded.trusted, greeting).toBeNull();
      expect(['failed', 'unchecked', 'unverified'], greeting).toContain(verdict.level);
    }
  });
});

describe('a mail in the name of a colleague', () => {
  it('is not from inside because the greeting looks like a login', async () => {
    for (const greeting of ['x (Authenticated sender: boss)', 'x;with;ESMTPSA', 'x with ESMTPSA', 'x via HTTP']) {
      const { verdict, route } = await report({ message: arrive(from('<boss@rcpt.example>'), { helo: greeting }) });
      expect(route.submission, greeting).toBe(false);
      expect(verdict.level, greeting).not.toBe('internal');
    }
  });
});
