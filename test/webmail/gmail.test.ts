import { describe, expect, it } from 'vitest';
import { mailboxesOf } from '../../src/webmail/mailboxes.ts';
import { recognize } from '../../src/webmail/registry.ts';
import { webmail as gmail } from '../../src/webmail/sites/gmail.ts';
import { fakePage } from '../fakes/browser-page.ts';

const ADDRESS = 'https://mail.google.com/mail/u/1/#inbox/FMfcgz';
const HEX = '18c2a5b3d4e5f607';
const DECIMAL = String(BigInt(`0x${HEX}`));

function message(parts: { hex?: string; id?: string; email?: string; body?: string; open?: boolean }): string {
  const legacy = parts.hex ? `data-legacy-message-id="${parts.hex}"` : '';
  const id = parts.id ?? (parts.hex ? `#msg-f:${BigInt(`0x${parts.hex}`)}` : '');
  return `<div class="adn ads" data-message-id="${id}" ${legacy}><h3><span class="gD" email="${parts.email ?? 'a@sender.example'}">A</span></h3>
    <div ${parts.open === false ? 'hidden' : ''}><div class="a3s aiL">${parts.body ?? 'Hello'}</div></div></div>`;
}

const SCRIPT =
  '<script>var GLOBALS=[null,null,1,"x",null,null,null,null,null,"0a1b2c3d4e","bob@rcpt.example"];</script>';
const page = (...messages: string[]) => fakePage(ADDRESS, `${SCRIPT}<h2 class="hP">The topic</h2>${messages.join('')}`);

describe('Gmail', () => {
  it('shows every expanded message of a conversation, in its order', () => {
    const open = gmail.openMessages(
      page(
        message({ hex: 'a1', email: 'one@sender.example' }),
        message({ hex: 'a2', email: 'folded@sender.example', open: false }),
        message({ hex: 'a3', email: 'three@attack.example' }),
      ),
    );
    expect(open.map(({ id, shown }) => [id, shown.from, shown.subject])).toEqual([
      ['msg-f:161', 'one@sender.example', 'The topic'],
      ['msg-f:163', 'three@attack.example', 'The topic'],
    ]);
    expect(open[0]?.sender?.getAttribute('email')).toBe('one@sender.example');
  });

  it('turns hexadecimal ids into decimal ones and back without losing a bit', () => {
    const shown = page(message({ hex: HEX }));
    expect(gmail.openMessages(shown)[0]?.id).toBe(`msg-f:${DECIMAL}`);
    const [exact, original] = gmail.sourceAddresses(shown, `msg-f:${DECIMAL}`);
    expect(new URL(exact?.url ?? '').searchParams.get('th')).toBe(HEX);
    expect(new URL(original?.url ?? '').searchParams.get('permmsgid')).toBe(`msg-f:${DECIMAL}`);
  });

  it('asks for the source at the path of the account, each time at an address of its own', () => {
    const shown = page(message({ hex: HEX }));
    const [first, original] = gmail.sourceAddresses(shown, `msg-f:${DECIMAL}`);
    const [second] = gmail.sourceAddresses(shown, `msg-f:${DECIMAL}`);
    expect(first?.url).toMatch(/^https:\/\/mail\.google\.com\/mail\/u\/1\/\?view=att&/);
    expect(first?.url).not.toBe(second?.url);
    expect(first?.fidelity).toBe('exact');
    expect(original).toMatchObject({ element: 'pre#raw_message_text', fidelity: 'headers' });
    expect(new URL(original?.url ?? '').searchParams.get('ik')).toBe('0a1b2c3d4e');
  });

  it('has only "Show original" for a mail that was just sent from here', () => {
    const shown = page(message({ id: '#msg-a:r-123456' }));
    const addresses = gmail.sourceAddresses(shown, 'msg-a:r-123456');
    expect(addresses.map(({ url }) => new URL(url).searchParams.get('view'))).toEqual(['om', 'om']);
    // The first answer only leads to the source itself: by the id that the mail has got by then.
    const { root } = fakePage(
      ADDRESS,
      '<a href="/mail/u/1/?view=att&amp;th=18c2a5b3d4e5f607&amp;attid=0">Download Original</a>',
    );
    const [exact, ...others] = addresses[0]?.leadsTo?.(root) ?? [];
    expect(others).toEqual([]);
    expect(new URL(exact?.url ?? '').searchParams.get('th')).toBe('18c2a5b3d4e5f607');
    expect(addresses[0]?.leadsTo?.(fakePage(ADDRESS, '<pre id="raw_message_text"></pre>').root)).toEqual([]);
    expect(addresses[1]).toMatchObject({ element: 'pre#raw_message_text', fidelity: 'headers' });
  });

  it('takes nothing from within a body for a message or its sender', () => {
    const imitation = message({ hex: 'bad', email: 'bank@legit.example' });
    const open = gmail.openMessages(page(message({ hex: 'a1', body: imitation })));
    expect(open.map(({ id, shown }) => [id, shown.from])).toEqual([['msg-f:161', 'a@sender.example']]);
    const without = `<div class="adn" data-legacy-message-id="a1"><div class="a3s"><span class="gD" email="bank@legit.example"></span></div></div>`;
    expect(gmail.openMessages(page(without))[0]?.sender).toBeNull();
  });

  it('lends its receiver to nobody else', () => {
    const receiver = mailboxesOf(gmail.name)?.receiver;
    expect(receiver?.name).toBe('Gmail');
    expect(receiver?.at.test('mail.google.com')).toBe(true);
    expect(receiver?.at.test('mail.google.com.attack.example')).toBe(false);
    expect(recognize(fakePage('https://mail.google.com.attack.example/mail/u/0/', message({ hex: 'a1' })))).toBeNull();
  });
});
