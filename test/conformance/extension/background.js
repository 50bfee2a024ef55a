// The worker: does each job by the engine as it is built for others, one after the other.
import * as engine from './core/index.js';
import { runJob } from './job.js';

chrome.runtime.onMessage.addListener((jobs, _sender, respond) => {
  runAll(jobs).then(respond);
  return true;
});

async function runAll(jobs) {
  const answers = [];
  for (const job of jobs) {
    try {
      answers.push({ answer: await runJob(engine, job) });
    } catch (error) {
      answers.push({ thrown: String(error) });
    }
  }
  return answers;
}
