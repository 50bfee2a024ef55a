/** When the DNS may be asked: how the settings and the welcome page offer it. */
export const LADDER_CHOICES = [
  { value: 'headers', text: 'options_ladder_headers', why: 'options_ladder_headers_why' },
  { value: 'click', text: 'options_ladder_click', why: 'options_ladder_click_why' },
  { value: 'always', text: 'options_ladder_always', why: 'options_ladder_always_why' },
] as const;
