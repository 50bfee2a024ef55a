import { reachesPages } from '../platform/granted.ts';
import { isMailProgram } from '../platform/mail-program.ts';
import type { Ladder } from '../platform/settings-shape.ts';
import { Choice, type ChoiceProps } from '../views/page/choice.tsx';
import { LADDER_CHOICES } from '../views/page/ladder-choices.ts';
import { Section } from './section.tsx';

export interface LadderSectionProps {
  ladder: Ladder;
  managed: boolean;
  onChange: (ladder: Ladder) => void;
}

/** Where there is neither an icon to click nor a badge, a message is given to be checked. */
const SITE_CHOICES: ChoiceProps<Ladder>['choices'] = [
  LADDER_CHOICES[0],
  { value: 'click', text: 'options_ladder_site', why: 'options_ladder_site_why' },
];

/** When the DNS may be asked. */
export function LadderSection({ ladder, managed, onChange }: LadderSectionProps) {
  const isSite = !reachesPages() && !isMailProgram();
  return (
    <Section title="options_ladder_title" why="options_ladder_why" managed={managed}>
      <Choice
        name="ladder"
        disabled={managed}
        label="options_ladder_title"
        value={isSite && ladder === 'always' ? 'click' : ladder}
        choices={isSite ? SITE_CHOICES : LADDER_CHOICES}
        onChange={onChange}
      />
    </Section>
  );
}
