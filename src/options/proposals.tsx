import { useEffect, useState } from 'preact/hooks';
import type { Receiver } from '../core/index.ts';
import { readDomain } from '../platform/setting-values.ts';
import { ask } from '../platform/wire/ask.ts';
import type { ProposedReceiver } from '../platform/wire/messages.ts';
import { formatList } from '../text/formats.ts';
import type { Language } from '../text/translate.ts';
import { Say, useReading } from '../views/reading.tsx';
import { EntryForm, type Refusal } from './entry-form.tsx';

export interface ProposalsProps {
  declared: Readonly<Record<string, Receiver>>;
  onDeclare: (origin: string, receiver: Receiver) => void;
  onEdit: (origin: string, receiver: Receiver) => void;
}

/** Receiving sides read off the mails seen, each to be confirmed by the DNS or looked through and declared by hand. */
export function Proposals({ declared, onDeclare, onEdit }: ProposalsProps) {
  const { language } = useReading();
  const [proposals, setProposals] = useState<ProposedReceiver[]>([]);
  const [told, setTold] = useState<Refusal | null>(null);
  useEffect(() => {
    ask('page.getProposals', null).then(({ answer }) => setProposals(answer ?? []));
  }, []);
  const open = proposals.filter(({ origin }) => declared[origin] === undefined);

  async function confirm({ origin }: ProposedReceiver, text: string): Promise<Refusal | null> {
    setTold(null);
    const domain = readDomain(text);
    if (domain === null) return { text: 'options_domain_bad' };
    const { answer, problem } = await ask('page.confirmReceiver', { origin, domain });
    if (problem) return { text: problem.key, values: problem.values };
    if (answer.result !== 'confirmed') return refusalOf(answer.result, domain, answer.hosts, language);
    const hosts = formatList(answer.receiver.borderBy, language);
    setTold({ text: 'options_proposal_confirmed', values: { domain, hosts } });
    onDeclare(origin, answer.receiver);
    return null;
  }

  return (
    <div class="proposals">
      {open.length > 0 && (
        <>
          <h3>
            <Say text="options_proposals_title" />
          </h3>
          <p class="soft">
            <Say text="options_proposals_why" />
          </p>
        </>
      )}
      {open.map((proposal) => (
        <div key={proposal.origin} class="proposal">
          <p>
            <Say
              text="options_proposal_text"
              values={{ site: new URL(proposal.origin).host, hosts: formatList(proposal.receiver.borderBy, language) }}
            />{' '}
            <button type="button" class="link" onClick={() => onEdit(proposal.origin, proposal.receiver)}>
              <Say text="options_proposal_edit" />
            </button>
          </p>
          <EntryForm
            label="options_proposal_domain"
            action="options_proposal_confirm"
            placeholder="example.org"
            onEntry={(text) => confirm(proposal, text)}
          />
        </div>
      ))}
      <p role="status">{told && <Say text={told.text} values={told.values} />}</p>
    </div>
  );
}

function refusalOf(result: 'different' | 'unknown', domain: string, hosts: string[], language: Language): Refusal {
  if (result === 'unknown') return { text: 'options_proposal_unknown', values: { domain } };
  if (hosts.length === 0) return { text: 'options_proposal_no_hosts', values: { domain } };
  return { text: 'options_proposal_different', values: { domain, hosts: formatList(hosts, language) } };
}
