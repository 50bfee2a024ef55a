import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { moveSelection } from './move-selection.ts';

export interface TabsProps<T extends string> {
  /** What the tabs are about, for screen readers. */
  label: string;
  /** Prefix of the ids that tie tab and panel together; unique in the page. */
  id: string;
  tabs: readonly { id: T; label: string }[];
  selected: T;
  onSelect: (id: T) => void;
}

/** Tabs with one stop for the Tab key; arrows, Home and End move between them (ARIA Authoring Practices, Tabs). */
export function Tabs<T extends string>({ label, id, tabs, selected, onSelect }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const current = tabs.findIndex((tab) => tab.id === selected);
    const next = moveSelection(event.key, current, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelector<HTMLElement>(`#${tabId(id, tab.id)}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          class="tab"
          id={tabId(id, tab.id)}
          aria-controls={panelId(id, tab.id)}
          aria-selected={tab.id === selected}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

export interface TabPanelProps<T extends string> {
  id: string;
  tab: T;
  children: ComponentChildren;
}

/** What belongs to the selected tab; only that one is in the page. */
export function TabPanel<T extends string>({ id, tab, children }: TabPanelProps<T>) {
  return (
    <div
      class="tab-panel"
      role="tabpanel"
      id={panelId(id, tab)}
      aria-labelledby={tabId(id, tab)}
      data-tab={tab}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel may hold nothing else to stop at, and it scrolls
      tabIndex={0}
    >
      {children}
    </div>
  );
}

function tabId(id: string, tab: string): string {
  return `${id}-tab-${tab}`;
}

function panelId(id: string, tab: string): string {
  return `${id}-panel-${tab}`;
}
