import { useEffect, useRef, useState } from 'preact/hooks';
import { Sign } from '../icons/sign.tsx';
import { moveSelection } from '../tabs/move-selection.ts';

export interface MenuItem<T extends string> {
  id: T;
  label: string;
  /** A switch: whether it is on. The menu stays open while one is turned. */
  checked?: boolean;
}

export interface MenuProps<T extends string> {
  label: string;
  items: readonly MenuItem<T>[];
  onChoose: (id: T) => void;
  disabled?: boolean;
}

function roleOf({ checked }: MenuItem<string>) {
  return checked === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemcheckbox', 'aria-checked': checked } as const);
}

const ITEMS = '[role="menuitem"], [role="menuitemcheckbox"]';

/** A button that opens a menu above itself (ARIA Authoring Practices, Menu Button). */
export function Menu<T extends string>({ label, items, onChoose, disabled = false }: MenuProps<T>) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    frame.current?.querySelector<HTMLElement>(ITEMS)?.focus();
    const onOutside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onOutside);
    return () => document.removeEventListener('pointerdown', onOutside);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
      return;
    }
    if (event.key === 'Tab') setOpen(false);
    const entries = [...(frame.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const current = entries.indexOf(document.activeElement as HTMLElement);
    const next = current < 0 ? null : moveSelection(event.key, current, entries.length);
    if (next === null) return;
    event.preventDefault();
    entries[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble up from the button and the items
    <div class="menu" ref={frame} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="button"
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        ref={button}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {label} <Sign name={open ? 'down' : 'up'} size={11} />
      </button>
      {open ? (
        <div class="menu-items" role="menu" aria-label={label}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              {...roleOf(item)}
              class="menu-item"
              tabIndex={-1}
              onClick={() => {
                if (item.checked === undefined) close();
                onChoose(item.id);
              }}
            >
              {item.checked === undefined ? null : <span class="menu-check">{item.checked ? '☑' : '☐'}</span>}
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
