import type { Form } from '../form.ts';

/** DragonFly Mail Agent 0.11 to 0.13 (mail.c): it takes mail on its own host alone. */
export const dma: Form = {
  name: 'dma',
  client: ['from {from} (uid {port}) (envelope-from {path}) id {ident}'],
  server: 'by (DragonFly…)',
};
