import { useRef } from 'preact/hooks';
import { useText } from '../reading.tsx';
import { moveSelection } from '../tabs/move-selection.ts';
import { Ground } from './ground.tsx';
import type { Layout } from './layout.ts';
import { type DrawnStep, StepRow } from './step-row.tsx';

export interface DrawingProps {
  layout: Layout;
  steps: readonly DrawnStep[];
}

/** The drawing on a page. One stop for the Tab key; arrows move from step to step, Enter explains. */
export function Drawing({ layout, steps }: DrawingProps) {
  const t = useText();
  const group = useRef<SVGGElement>(null);
  const explained = steps.filter(({ choice }) => choice.kind === 'explain');
  const focusable = explained.find(({ choice }) => choice.kind === 'explain' && choice.open) ?? explained[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(group.current?.querySelectorAll<SVGGElement>('[role="button"]') ?? [])];
    const current = buttons.indexOf(event.target as SVGGElement);
    const next = current < 0 ? null : moveSelection(event.key, current, buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no other element draws
    <svg
      class="diagram-drawing"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="group"
      aria-label={t('view_diagram')}
    >
      <Ground layout={layout} top={0} bottom={layout.height} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the steps in it are the buttons; it only moves the focus on */}
      <g ref={group} onKeyDown={onKeyDown}>
        {steps.map((step) => (
          <StepRow key={step.row.step.id} {...step} layout={layout} focusable={step === focusable} />
        ))}
      </g>
    </svg>
  );
}

/**
 * The same drawing in a file: a picture for each step, one right below the other. On paper a page ends between two of them,
 * where a single picture would be cut through the middle of a line.
 */
export function DrawingInBands({ layout, steps }: DrawingProps) {
  const t = useText();
  return (
    <ol class="diagram-bands" aria-label={t('view_diagram')}>
      {steps.map((step, index) => {
        const top = index === 0 ? 0 : step.row.top;
        const bottom = steps[index + 1]?.row.top ?? layout.height;
        return (
          <li key={step.row.step.id} class="diagram-band" data-kind={step.row.step.kind}>
            {/* biome-ignore lint/a11y/noSvgWithoutTitle: the link in it, or its text, says what it is */}
            <svg
              class="diagram-drawing"
              width={layout.width}
              height={bottom - top}
              viewBox={`0 ${top} ${layout.width} ${bottom - top}`}
            >
              <Ground layout={layout} top={top} bottom={bottom} />
              <StepRow {...step} layout={layout} focusable={false} />
            </svg>
          </li>
        );
      })}
    </ol>
  );
}
