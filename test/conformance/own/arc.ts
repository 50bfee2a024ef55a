/** Own cases for ARC (RFC 8617). */
import { expect } from 'vitest';
import { anyKey, ed25519Key, rsaKey, type SigningKey } from '../../messages/keys.ts';
import { type Draft, draft, prepend, toText } from '../../messages/message.ts';
import { type SealOptions, sealArc } from '../../messages/seal.ts';
import { keyZone } from '../../messages/sign.ts';
import { type Case, makeCase, NOW, type Suite } from '../suite.ts';

const SEALERS = ['list.example', 'forward.example', 'archive.example'];

export function ownArcSuites(): Suite[] {
  return [{ title: 'ARC, own', cases: [...chains(), ...broken()] }];
}

function chain(length: number, key: SigningKey, last: Partial<SealOptions> = {}): Draft {
  let message = draft();
  for (let instance = 1; instance <= length; instance++) {
    const domain = SEALERS[instance - 1] ?? '';
    message = sealArc(message, {
      instance,
      domain,
      key,
      chainValidation: instance === 1 ? 'none' : 'pass',
      results: `${domain}; dmarc=pass header.from=sender.example`,
      ...(instance === length ? last : {}),
    });
  }
  return message;
}

/** @param wanted 'result code', and the instance from which on the message is unchanged */
function arcCase(name: string, message: Draft, wanted: [string, number | null], key: SigningKey = anyKey()): Case {
  const zone = Object.assign({}, ...SEALERS.map((domain) => keyZone(domain, 'arc', key)));
  return makeCase(name, 'arc', { zone, source: toText(message), now: NOW }, ({ result, code, evidence }) =>
    expect([`${result} ${code}`, evidence.oldestPass]).toEqual(wanted),
  );
}

function* chains(): Generator<Case> {
  yield arcCase('no set', draft(), ['none arc_none', null]);
  for (const length of [1, 2, 3]) {
    yield arcCase(`RSA, sets: ${length}`, chain(length, anyKey()), ['pass arc_pass', 0]);
  }
  const ed25519 = ed25519Key();
  yield arcCase('Ed25519', chain(2, ed25519), ['pass arc_pass', 0], ed25519);
  const weak = rsaKey(768);
  yield arcCase('a key of 768 bits', chain(2, weak), ['fail arc_not_accepted', null], weak);
  const tagged = retitle(chain(1, anyKey()), '[list] Minutes');
  const resealed = sealArc(tagged, {
    instance: 2,
    domain: SEALERS[1] ?? '',
    chainValidation: 'pass',
    results: 'forward.example; arc=pass',
  });
  yield arcCase('a subject changed between the sets', resealed, ['pass arc_pass', 2]);
}

function* broken(): Generator<Case> {
  const whole = chain(2, anyKey());
  yield arcCase('a body changed behind the last', { ...whole, body: 'Pay here.\r\n' }, [
    'fail arc_message_signature_failed',
    null,
  ]);
  yield arcCase('a subject changed behind the last', retitle(whole, 'Pay'), [
    'fail arc_message_signature_failed',
    null,
  ]);
  const replaced = whole.fields.map((field) =>
    field.startsWith('ARC-Authentication-Results: i=1') ? field.replace('dmarc=pass', 'dmarc=fail') : field,
  );
  yield arcCase('a results field rewritten', { ...whole, fields: replaced }, ['fail arc_seal_failed', null]);
  yield arcCase('a set without its seal', { ...whole, fields: whole.fields.slice(1) }, [
    'fail arc_set_incomplete',
    null,
  ]);
  yield arcCase('a results field twice', prepend(whole, 'ARC-Authentication-Results: i=2; x.example; none'), [
    'fail arc_instance_repeated',
    null,
  ]);
  yield arcCase('a seal that says fail', chain(2, anyKey(), { chainValidation: 'fail' }), [
    'fail arc_sealed_as_failed',
    null,
  ]);
  yield arcCase('a second set that says none', chain(2, anyKey(), { chainValidation: 'none' }), [
    'fail arc_chain_value',
    null,
  ]);
}

function retitle(message: Draft, subject: string): Draft {
  const fields = message.fields.map((field) => (field.startsWith('Subject:') ? `Subject: ${subject}\r\n` : field));
  return { ...message, fields };
}
