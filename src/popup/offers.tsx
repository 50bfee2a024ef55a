/** What one click would change: each offer stands only where it does. */
import type { Inspection } from '../core/index.ts';
import { useText } from '../views/reading.tsx';
import type { Dependencies } from './dependencies.ts';
import { Offer } from './offer.tsx';
import type { Popup } from './use-popup.ts';

/** What a webmail keeps at another host is fetched there, or read in a frame of that host, once it is granted. */
export function AllowOffer({ popup }: { popup: Popup }) {
  const t = useText();
  const { beside, state } = popup;
  if (beside.length === 0) return null;
  const values = { webmail: state.tab?.webmail ?? '', host: beside.map(hostOf).join(', ') };
  return (
    <Offer text="by_hand_allow" values={values} action={t('by_hand_allow_do')} onAction={popup.allowBeside} strong />
  );
}

/** One click, where only the user's word is missing. */
export function ListOffer({
  list,
  outside,
  onFailure,
}: {
  list: string | undefined;
  outside: Dependencies;
  /** The list could not be kept. */
  onFailure: (error: unknown) => void;
}) {
  const t = useText();
  if (list === undefined) return null;
  return (
    <Offer
      text="popup_trust_list"
      values={{ domain: list }}
      action={t('popup_trust_list_yes')}
      onAction={() => outside.trustList(list).catch(onFailure)}
    />
  );
}

/** Where the DNS was not asked: a click asks it, turns it on, or leads to the settings. */
export function DnsOffer({
  popup,
  inspection,
  outside,
}: {
  popup: Popup;
  inspection: Inspection;
  outside: Dependencies;
}) {
  const t = useText();
  if (inspection.verdict.missing === 'resolver') {
    return <Offer text="popup_dns_closed" action={t('view_settings')} onAction={outside.openSettings} />;
  }
  if (!inspection.withoutDns) return null;
  if (outside.asksByClick && popup.missing.length === 0)
    return <Offer text="popup_dns_by_click" action={t('popup_dns_ask')} onAction={popup.again} />;
  return popup.missing.length > 0 ? (
    <Offer text="popup_dns_permission" action={t('popup_dns_turn_on')} onAction={popup.turnOnDns} strong />
  ) : (
    <Offer text="popup_dns_off" action={t('view_settings')} onAction={outside.openSettings} />
  );
}

/** Badges on this site, where they are off. */
export function BadgeOffer({ popup }: { popup: Popup }) {
  const t = useText();
  const site = popup.state.tab?.site;
  if (!site || site.badges) return null;
  return (
    <Offer
      text="popup_badges"
      values={{ host: hostOf(site.origin) }}
      action={t('popup_badges_turn_on')}
      onAction={popup.turnOnBadges}
    />
  );
}

function hostOf(pattern: string): string {
  return pattern.replace(/^[a-z]+:\/\//, '').replace(/\/\*$/, '');
}
