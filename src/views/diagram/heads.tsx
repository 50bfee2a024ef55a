import { useRef } from 'preact/hooks';
import type { Participant } from '../../core/journey/journey.ts';
import { formatList } from '../../text/formats.ts';
import { Foreign, Say, useReading, useText } from '../reading.tsx';
import { moveSelection } from '../tabs/move-selection.ts';
import type { Choice } from './choice.ts';
import type { Lane, Layout } from './layout.ts';
import { fitStart, textWidth } from './measure.ts';
import { isWritten, participantName, roleNames } from './participant-names.ts';

const SIZE = 12;
/** Bold letters are as broad as common ones of this size. */
const BOLD_SIZE = 13;
/** A name takes three lines at most, which break at its dots. */
const LINES = 2.3;

export interface HeadsProps {
  layout: Layout;
  /** What a lifeline does when its head is chosen. */
  choose: (participant: Participant) => Choice;
}

/** The names over the lifelines; they stay in sight while the diagram scrolls. */
export function Heads({ layout, choose }: HeadsProps) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const heads = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const current = heads.indexOf(event.target as HTMLButtonElement);
    const next = current < 0 ? null : moveSelection(event.key, current, heads.length);
    if (next === null) return;
    event.preventDefault();
    heads[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the heads in it are the buttons; it only moves the focus on
    <div class="heads" ref={list} onKeyDown={onKeyDown}>
      <div class="heads-row">
        {layout.lanes.map((lane, index) => (
          <Head key={index} lane={lane} room={layout.gap - 6} first={index === 0} choose={choose} />
        ))}
      </div>
    </div>
  );
}

interface HeadProps extends Omit<HeadsProps, 'layout'> {
  lane: Lane;
  room: number;
  first: boolean;
}

function Head({ lane, room, first, choose }: HeadProps) {
  const t = useText();
  const { language } = useReading();
  const [participant, ...others] = lane.participants;
  if (!participant) return null;
  const claimed = lane.participants.every((one) => one.trust === 'claimed');
  const names = lane.participants.map((one) => participantName(one, language));
  const name = names[0] ?? '';
  const short = fitStart(name, room * LINES, SIZE);
  // A label that has no room would be parted within it: "forwarder/.example".
  const isTight = short.split('.').some((label) => textWidth(`${label}.`, BOLD_SIZE) > room);
  const trust = t(claimed ? 'view_claimed' : 'view_recorded_short');
  // What is shown by its looks alone.
  const hidden = [...(isWritten(participant) ? [trust] : []), ...(short === name ? [] : [name])];
  const shared = {
    class: isTight ? 'head tight' : 'head',
    'data-trust': claimed ? 'claimed' : 'recorded',
    title: names.slice(0, 20).join('\n'),
  };
  const words = (
    <>
      <b class="head-name">
        {others.length > 0 ? (
          <Say text="view_diagram_shared" values={{ count: lane.participants.length }} />
        ) : (
          <BrokenName name={short} />
        )}
      </b>{' '}
      <span class="head-roles">
        {others.length > 0 ? trust : <BrokenName name={roleNames(participant, language)} />}
      </span>
      <span class="visually-hidden"> {formatList(hidden, language)}</span>
    </>
  );
  const choice = choose(participant);
  if (choice.kind === 'lead') {
    return (
      <a {...shared} href={choice.href}>
        {words}
      </a>
    );
  }
  if (choice.kind === 'none') return <div {...shared}>{words}</div>;
  return (
    <button {...shared} type="button" aria-expanded={choice.open} tabIndex={first ? 0 : -1} onClick={choice.onChoose}>
      {words}
    </button>
  );
}

/** A host name, alone or behind what it is: it may break behind its dots. */
function BrokenName({ name }: { name: string }) {
  const labels = name.split('.');
  return (
    <bdi>
      {labels.map((label, index) => (
        <span key={index}>
          <Foreign text={index < labels.length - 1 ? `${label}.` : label} />
          {index < labels.length - 1 ? <wbr /> : null}
        </span>
      ))}
    </bdi>
  );
}
