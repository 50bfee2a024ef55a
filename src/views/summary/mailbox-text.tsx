import type { Mailbox } from '../../core/index.ts';
import { shortenAddress, shortenMiddle } from '../../text/shorten.ts';
import { Foreign } from '../reading.tsx';

/** Characters of a display name and of an address that are shown: the rest stands in the Headers tab. */
const NAME_LENGTH = 80;
const ADDRESS_LENGTH = 90;

/** A mailbox: the name that it gives itself, and its address, whose domain always keeps its end. */
export function MailboxText({ mailbox }: { mailbox: Mailbox }) {
  const { name, address, unicodeDomain, domain } = mailbox;
  const written = <Foreign text={shortenAddress(address, ADDRESS_LENGTH)} />;
  return (
    <>
      {name === '' ? (
        written
      ) : (
        <>
          <Foreign text={shortenMiddle(name, NAME_LENGTH)} />{' '}
          <span class="address">
            {'<'}
            {written}
            {'>'}
          </span>
        </>
      )}
      {unicodeDomain === undefined || unicodeDomain === domain ? null : (
        <span class="address">
          {' '}
          <Foreign text={unicodeDomain} />
        </span>
      )}
    </>
  );
}
