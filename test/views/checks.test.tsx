import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { ChecksTab } from '../../src/views/checks/checks-tab.tsx';
import { ATTACKER_IP, arrive, BRANDS, byAttacker, byBrand, from, report } from '../attacks/world.ts';
import { draw } from './page.tsx';

/** The sign beside each check of the message, by its name. */
function signs(inspection: Inspection): Record<string, string | null> {
  const page = draw(<ChecksTab inspection={inspection} />);
  return Object.fromEntries(
    [...page.querySelectorAll('.check')].map((check) => [
      check.querySelector('.check-name')?.textContent ?? '',
      check.querySelector('.check-result .chip')?.getAttribute('data-mark') ?? null,
    ]),
  );
}

describe('the checks', () => {
  it('show what passes for a stranger’s own domain without green where the verdict is red', async () => {
    const forged = byAttacker(from('Legit <admin@legit.example>'));
    const zone = { 'attack.example': { TXT: [`v=spf1 ip4:${ATTACKER_IP} -all`] } };
    const inspection = await report({ message: arrive(forged), zone });
    expect([inspection.verdict.level, inspection.spf?.result, inspection.dkim[0]?.result]).toEqual([
      'failed',
      'pass',
      'pass',
    ]);
    expect(signs(inspection)).toMatchObject({ SPF: 'none', DKIM: 'none', DMARC: 'fail' });
  });

  it('keep each short term of a record on one line: "-all" parted behind its hyphen reads as another', async () => {
    const forged = byAttacker(from('Legit <admin@legit.example>'));
    const record = `v=spf1 ip4:${ATTACKER_IP} include:${'a-'.repeat(30)}.example -all`;
    const page = draw(
      <ChecksTab
        inspection={await report({ message: arrive(forged), zone: { 'attack.example': { TXT: [record] } } })}
      />,
    );
    const line = page.querySelector('.record');
    expect(line?.textContent).toContain(record);
    expect([...(line?.querySelectorAll('.whole') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'v=spf1',
      '-all',
    ]);
  });

  it('show what passes in green where the verdict rests on it', async () => {
    const inspection = await report({
      message: arrive(byBrand(from('Legit <admin@legit.example>')), BRANDS),
      ofBrand: true,
    });
    expect(signs(inspection)).toMatchObject({ SPF: 'pass', DKIM: 'pass', DMARC: 'pass' });
  });
});
