/**
 * The background's services, in a page of the static site: the same questions are answered by the same code. Nothing outlives the page,
 * and of the questions about tabs and webmails none is asked.
 */
import { createHandlers } from '../background/requests.ts';
import { createServices } from '../background/services.ts';
import { forgetResults } from '../background/settings-change.ts';
import { inspect } from '../core/inspect.ts';
import { onSettingsChange } from '../platform/settings.ts';
import { answerWorker } from '../platform/wire/answer.ts';

const services = createServices(inspect);
answerWorker(createHandlers(services));
onSettingsChange(() => forgetResults(services));
