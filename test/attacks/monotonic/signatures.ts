/** Signatures and seals that are invented, malformed, surplus, of one's own or stolen. */
import { prepend } from '../../messages/message.ts';
import { sealArc } from '../../messages/seal.ts';
import { ATTACKER_KEY, byAttacker, byBrand } from '../world.ts';
import { type Addition, above, onMail } from './addition.ts';

const SIGNATURE = 'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=legit.example; s=s1; h=from:to:subject';
const signature = (tags: string) => above(`a signature with ${tags}`, `${SIGNATURE}; ${tags}`);
const BH = 'bh=AAAA; b=AAAA';

export const signatures: readonly Addition[] = [
  ...[
    BH,
    `l=5; ${BH}`,
    `t=9999999999; ${BH}`,
    `x=1; ${BH}`,
    `v=2; ${BH}`,
    'bh=; b=',
    `i=@legit.example; i=@x; ${BH}`,
  ].map(signature),
  ...[
    's=gone',
    's=bob',
    's=s1._domainkey.attack',
    's=a\\0b',
    'd=LEGIT.example',
    'd=mail.legit.example',
    'd=example',
  ].map((tag) =>
    above(`a signature with ${tag}`, `DKIM-Signature: v=1; a=rsa-sha256; d=legit.example; s=s1; ${tag}; h=from; ${BH}`),
  ),
  ...['rsa-sha1', 'ed25519-sha256', 'rsa-sha512', 'x'].map((algorithm) =>
    above(`a signature by ${algorithm}`, `DKIM-Signature: v=1; a=${algorithm}; d=legit.example; s=s1; h=from; ${BH}`),
  ),
  above('twelve signatures', ...Array.from({ length: 12 }, (_, at) => `${SIGNATURE}; s=k${at}; ${BH}`)),
  above('a signature of nothing but its name', 'DKIM-Signature:'),
  above('a folded signature without end', `DKIM-Signature: v=1; d=legit.example;\r\n\ts=s1;\r\n\th=from;\r\n\tb=A`),
  onMail('a signature of its own', (mail) => byAttacker(mail)),
  onMail('a signature of its own with l=', (mail) => byAttacker(mail, { bodyLength: 1 })),
  onMail('a signature of its own in the name of the brand', (mail) => byAttacker(mail, { identity: '@legit.example' })),
  {
    ...onMail('a true signature over another header', (mail) => {
      const signed = byBrand({
        ...mail,
        fields: mail.fields.map((field) => field.replace(/^Subject:.*/, 'Subject: Minutes')),
      });
      return prepend(mail, (signed.fields[0] ?? '').trimEnd());
    }),
    isTrue: true,
  },
  {
    ...onMail('a true signature over another body', (mail) => {
      const signed = byBrand({ ...mail, body: 'Something else.\r\n' });
      return prepend(mail, (signed.fields[0] ?? '').trimEnd());
    }),
    isTrue: true,
    isStolen: true,
  },
];

const seal = (name: string, domain: string, chainValidation: 'none' | 'pass' | 'fail', results: string) =>
  onMail(`${name} (cv=${chainValidation})`, (mail) =>
    sealArc(mail, { instance: 1, domain, selector: 's1', key: ATTACKER_KEY, chainValidation, results }),
  );
const PASS = 'dmarc=pass header.from=legit.example';
export const seals: readonly Addition[] = (['none', 'pass', 'fail'] as const).flatMap((cv) => [
  seal('a seal of its own', 'attack.example', cv, `attack.example; ${PASS}`),
  seal('a seal in the name of one that is trusted', 'list.example', cv, `list.example; ${PASS}`),
  seal('a seal in the name of Google', 'google.com', cv, `mx.google.com; arc=pass; ${PASS}`),
]);
