/** Every sentence of this language: all slices, and what only the command line says. */
import { abuse } from './abuse.ts';
import { byHand } from './by-hand.ts';
import cli from './cli.json' with { type: 'json' };
import { compare } from './compare.ts';
import { files } from './files.ts';
import { headers } from './headers.ts';
import { inspection } from './inspection.ts';
import { learn } from './learn.ts';
import { lesson } from './lesson.ts';
import manifest from './manifest.json' with { type: 'json' };
import { options } from './options.ts';
import { saving } from './saving.ts';
import { welcome } from './welcome.ts';
import { whatIf } from './what-if.ts';
import { worker } from './worker.ts';

export const ja = {
  ...inspection,
  ...abuse,
  ...byHand,
  ...compare,
  ...files,
  ...headers,
  ...lesson,
  ...learn,
  ...options,
  ...saving,
  ...welcome,
  ...whatIf,
  ...manifest,
  ...worker,
  ...cli,
};
