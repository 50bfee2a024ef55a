// The page by which the tests reach the worker. A browser stops a worker that is busy for long: so few jobs a message.
const JOBS_A_MESSAGE = 20;

/** Jobs and answers as text, since pages and drivers do not share objects in every browser. */
window.start = (text) => {
  window.answers = null;
  runAll(JSON.parse(text)).then(
    (answers) => {
      window.answers = JSON.stringify({ agent: navigator.userAgent, answers });
    },
    (error) => {
      window.answers = JSON.stringify({ agent: navigator.userAgent, answers: [], error: String(error) });
    },
  );
};

async function runAll(jobs) {
  const answers = [];
  for (let at = 0; at < jobs.length; at += JOBS_A_MESSAGE) {
    answers.push(...(await chrome.runtime.sendMessage(jobs.slice(at, at + JOBS_A_MESSAGE))));
  }
  return answers;
}
