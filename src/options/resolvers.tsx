import { useState } from 'preact/hooks';
import { requestResolvers } from '../platform/ask-permission.ts';
import { RESOLVER_PRESETS } from '../platform/doh-presets.ts';
import { reachesPages } from '../platform/granted.ts';
import { isMailProgram } from '../platform/mail-program.ts';
import { missingResolverOrigins, needsPermission, sitePattern } from '../platform/permissions.ts';
import { readResolverUrl } from '../platform/setting-values.ts';
import { Sign } from '../views/icons/sign.tsx';
import { Foreign, Say, useText } from '../views/reading.tsx';
import { EntryForm, type Refusal } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { Missing } from './missing.tsx';
import { ResolverTest } from './resolver-test.tsx';
import { Section } from './section.tsx';
import { useMissing } from './use-missing.ts';

export interface ResolversProps {
  resolvers: readonly string[];
  managed: boolean;
  onChange: (resolvers: string[]) => void;
}

/** Who is asked, in which order. */
export function Resolvers({ resolvers, managed, onChange }: ResolversProps) {
  const t = useText();
  const missing = useMissing(resolvers, missingResolverOrigins);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // A site reads no answer without a CORS header, whatever a person allows.
  const others = RESOLVER_PRESETS.filter(
    ({ address, cors }) => !resolvers.includes(address) && (cors || reachesPages() || isMailProgram()),
  );

  /** Asks for the permission first thing, as browsers want it, and takes the resolver only when it is granted. */
  async function add(address: string): Promise<Refusal | null> {
    const pattern = sitePattern(address) ?? '';
    const granted = needsPermission(address) ? await requestResolvers([pattern]) : true;
    if (!granted) return { text: 'options_resolvers_refused', values: { site: new URL(address).host } };
    onChange([...new Set([...resolvers, address])]);
    return null;
  }

  function moveUp(index: number): void {
    const moved = resolvers[index];
    if (moved === undefined) return;
    const rest = resolvers.filter((_, other) => other !== index);
    onChange([...rest.slice(0, index - 1), moved, ...rest.slice(index - 1)]);
  }

  return (
    <Section title="options_resolvers_title" why="options_resolvers_why" managed={managed}>
      <EntryList
        label="options_resolvers_list"
        none="options_resolvers_last"
        entries={resolvers.map((address, index) => ({
          key: address,
          name: nameOf(address),
          more: (
            <>
              {nameOf(address) === address ? null : (
                <small>
                  <Foreign text={address} />
                </small>
              )}
              <Missing pattern={sitePattern(address)} missing={missing} text="options_resolvers_missing" />
              <ResolverTest address={address} name={nameOf(address)} />
            </>
          ),
          actions: index > 0 && (
            <button
              type="button"
              class="icon-button"
              disabled={managed}
              title={t('options_resolvers_earlier', { name: nameOf(address) })}
              aria-label={t('options_resolvers_earlier', { name: nameOf(address) })}
              onClick={() => moveUp(index)}
            >
              <Sign name="up" />
            </button>
          ),
        }))}
        onRemove={
          resolvers.length > 1 ? (address) => onChange(resolvers.filter((other) => other !== address)) : undefined
        }
      />
      {resolvers.length === 1 && (
        <small>
          <Say text="options_resolvers_last" />
        </small>
      )}
      <div class="presets">
        {others.map((preset) => (
          <button
            key={preset.id}
            type="button"
            class="button"
            disabled={managed}
            onClick={async () => setRefusal(await add(preset.address))}
          >
            {`+ ${preset.name}`}
          </button>
        ))}
      </div>
      <p class="refusal" role="alert">
        {refusal && <Say text={refusal.text} values={refusal.values} />}
      </p>
      <EntryForm
        label="options_resolvers_own"
        hint="options_resolvers_own_hint"
        action="options_add"
        placeholder="https://dns.example/dns-query"
        onEntry={(text) => {
          const address = readResolverUrl(text);
          return address === null ? { text: 'options_resolvers_bad' } : add(address);
        }}
      />
    </Section>
  );
}

function nameOf(address: string): string {
  return RESOLVER_PRESETS.find((candidate) => candidate.address === address)?.name ?? address;
}
